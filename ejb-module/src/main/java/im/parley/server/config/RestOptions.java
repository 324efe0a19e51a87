package im.parley.server.config;

import im.parley.server.spi.option.Option;
import java.util.Set;

/** {@code rest}: the interfaces for programs, {@code /api/v1} and {@code /rest}. */
public record RestOptions(
        @Option(
                        name = "requests-per-second",
                        byDefault = "50",
                        min = "1",
                        max = "100000",
                        help = "How many requests a caller may send for long. An address may send twice as many.")
                int perSecond,
        @Option(
                        name = "requests-burst",
                        byDefault = "200",
                        min = "1",
                        max = "100000",
                        help = "How many requests a caller may send at once.")
                int burst,
        @Option(
                        name = "allowed-origins",
                        byDefault = "[]",
                        help = "Other web sites whose scripts may use the interfaces, with a token or a key:"
                                + " `[ 'https://tools.example.org' ]`.")
                Set<String> origins) {
    /** The name of the bean. */
    public static final String BEAN = "rest";
}
