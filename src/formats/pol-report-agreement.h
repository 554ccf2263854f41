#pragma once

#include "pol-export.h"
#include "pol-html-writer.h"

G_BEGIN_DECLS

/* The section of a report on how far annotators agree. */
void pol_report_agreement_write (PolExport     *export,
                                 PolHtmlWriter *writer);

G_END_DECLS
