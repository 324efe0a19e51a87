package im.parley.feature.version;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;

/** {@code 'jabber:iq:version' { 'show-os' = true }}. */
@Processor(id = "jabber:iq:version", help = "Software version (XEP-0092).")
record VersionOptions(
        @Option(
                        name = "show-os",
                        byDefault = "false",
                        help = "Whether the server tells the operating system that it runs on (XEP-0092 section 5).")
                boolean showOs) {}
