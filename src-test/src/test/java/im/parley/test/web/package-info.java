/** Streams over HTTP, with the libraries that web clients are made of, and with what no client should send. */
@NullMarked
package im.parley.test.web;

import org.jspecify.annotations.NullMarked;
