/*
 * The configuration language of config.tdsl (administration guide, section 2.6.1).
 *
 * The grammar is kept wider than the language where that gives a better error message:
 * "unclosed" strings, a "stray" word and a "dashed" value parse, and the evaluator says what is wrong with them.
 */
grammar Tdsl;

file
    : body EOF
    ;

body
    : ( property | bean | stray | separator )*
    ;

separator
    : NEWLINE | ';' | ','
    ;

property
    : ( GLOBAL | key ) '=' ( value | missing )
    ;

/** The old comma-separated form without quotes is a list: ports = 5222,5223 */
value
    : sum ( ',' sum )*
    ;

missing
    :
    ;

bean
    : key attributes NEWLINE* block
    | key attributes
    | key NEWLINE* block
    ;

block
    : '{' body '}'
    ;

attributes
    : '(' NEWLINE* ( attribute ( ',' NEWLINE* attribute )* )? ')'
    ;

attribute
    : key ':' key NEWLINE*
    ;

/** A word that is neither a property nor a bean. */
stray
    : key
    ;

key
    : string | WORD | DASHED | INTEGER | LONG | FLOAT | DOUBLE
    ;

sum
    : product ( ( '+' | '-' ) NEWLINE* product )*
    ;

product
    : atom ( ( '*' | '/' ) NEWLINE* atom )*
    ;

atom
    : call
    | list
    | map
    | number
    | string
    | WORD
    | DASHED
    ;

call
    : WORD '(' NEWLINE* ( argument ( NEWLINE* ',' NEWLINE* argument )* NEWLINE* )? ')'
    ;

argument
    : string
    ;

list
    : '[' NEWLINE* ( sum ( listSeparator sum )* )? ( NEWLINE | ',' )* ']'
    ;

listSeparator
    : NEWLINE* ',' NEWLINE*
    | NEWLINE+
    ;

map
    : '{' body '}'
    ;

number
    : '-'? ( INTEGER | LONG | FLOAT | DOUBLE )
    ;

string
    : STRING
    | UNCLOSED
    ;

GLOBAL   : '--' START CHAR* ( '-' CHAR+ )* ;
LONG     : DIGIT+ [lL] ;
FLOAT    : DIGIT+ ( '.' DIGIT+ )? [fF] ;
DOUBLE   : DIGIT+ '.' DIGIT+ ( [eE] [+\-]? DIGIT+ )? [dD]? | DIGIT+ [dD] ;
INTEGER  : DIGIT+ ;
DASHED   : START CHAR* ( '-' CHAR+ )+ ;
WORD     : CHAR+ ;
STRING   : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\'' | '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
UNCLOSED : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\\'? | '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '\\'? ;
NEWLINE  : '\r'? '\n' | '\r' ;
COMMENT  : '#' ~[\r\n]* -> skip ;
BLANK    : [ \t\f\u00a0\ufeff]+ -> skip ;
UNKNOWN  : . ;

fragment DIGIT : [0-9] ;
fragment START : ~[\u0000-\u0020\u007f\u00a0\ufeff0-9'"=:,[\]#+\-*/{}();] ;
fragment CHAR  : ~[\u0000-\u0020\u007f\u00a0\ufeff'"=:,[\]#+\-*/{}();] ;
