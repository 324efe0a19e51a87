package im.parley.server.admin.setup;

/**
 * Something that cannot be so.
 *
 * @param field which answer: {@code domain}, {@code administrator}, {@code password}, {@code database}; {@code text} for
 *     the configuration file
 * @param message one sentence for the one who answers
 */
public record Problem(String field, String message) {}
