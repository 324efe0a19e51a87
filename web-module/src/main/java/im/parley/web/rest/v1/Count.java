package im.parley.web.rest.v1;

/** How many. */
record Count(long count) {}
