package im.parley.feature.bytestreams;

import im.parley.server.spi.option.Socks5Options.LimitOptions;
import im.parley.store.bytestream.Limits;
import java.util.List;

/**
 * What holds for one account, in bytes; 0 is no limit, less than 0 forbids.
 *
 * @param file for one bytestream
 * @param user for the account in a month
 * @param domain for its domain in a month
 * @param instance for this server in a month
 * @param all for all servers in a month
 */
record Terms(long file, long user, long domain, long instance, long all) {
    /** As much as he wants. */
    static final Terms UNLIMITED = new Terms(0, 0, 0, 0, 0);

    private static final long MEGABYTE = 1024 * 1024;

    /** Somebody's own word, else that of the domain, else that of the configuration. */
    static Terms of(Limits own, Limits domain, LimitOptions options) {
        return new Terms(
                bytes(first(own.file(), domain.file(), options.file())),
                bytes(first(own.user(), domain.user(), options.user())),
                bytes(first(domain.domain(), options.domain())),
                bytes(options.instance()),
                bytes(options.global()));
    }

    private static long first(long... limits) {
        for (long limit : limits) {
            if (limit != 0) {
                return limit;
            }
        }
        return 0;
    }

    private static long bytes(long megabytes) {
        return megabytes > Long.MAX_VALUE / MEGABYTE ? 0 : megabytes * MEGABYTE;
    }

    /** The limits of a month in the order of a sheet. */
    List<Long> monthly() {
        return List.of(user, domain, instance, all);
    }

    boolean forbid() {
        return file < 0 || user < 0 || domain < 0 || instance < 0 || all < 0;
    }
}
