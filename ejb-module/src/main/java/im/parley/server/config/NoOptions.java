package im.parley.server.config;

import im.parley.server.spi.option.Ignored;

/** A bean that can only be switched on and off. */
@Ignored(value = "*", because = "this processor can only be switched on and off")
public record NoOptions() {}
