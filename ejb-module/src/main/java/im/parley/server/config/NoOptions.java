package im.parley.server.config;

/** A bean that can only be switched on and off. */
@Ignored(value = "*", because = "this processor can only be switched on and off")
public record NoOptions() {}
