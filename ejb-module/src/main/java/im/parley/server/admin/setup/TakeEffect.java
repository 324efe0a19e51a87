package im.parley.server.admin.setup;

/** The event that what was set up is to take effect: the application starts anew. */
public record TakeEffect() {}
