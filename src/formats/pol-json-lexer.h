#pragma once

#include "pol-text-source.h"

G_BEGIN_DECLS

/* Long enough for every number that a double or an integer can hold. */
#define POL_JSON_LEXER_MAX_NUMBER 512

/* The lower half of a PolJsonReader. What its functions read must be there:
 * pol_json_lexer_peek() tells. */
typedef struct
{
  PolTextSource *source;
  GString       *text;      /* the last string, where the buffer has not got it in one piece */
  char           number[POL_JSON_LEXER_MAX_NUMBER];
  gsize          number_length;
} PolJsonLexer;

void        pol_json_lexer_init        (PolJsonLexer *self,
                                        GInputStream *stream,
                                        const char   *name,
                                        GCancellable *cancellable);
void        pol_json_lexer_clear       (PolJsonLexer *self);

int         pol_json_lexer_peek        (PolJsonLexer *self);
const char *pol_json_lexer_read_string (PolJsonLexer *self);
const char *pol_json_lexer_read_number (PolJsonLexer *self);
gboolean    pol_json_lexer_read_word   (PolJsonLexer *self,
                                        const char   *word);
void        pol_json_lexer_fail        (PolJsonLexer *self,
                                        const char   *sentence);

G_END_DECLS
