package im.parley.transport.dial;

import im.parley.wire.port.LookupOptions;
import java.io.IOException;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks name servers. Does not block. */
final class DnsClient {
    private static final int PAYLOAD = 1232;
    /** Aliases that are followed; a longer chain is a loop or a trick. */
    private static final int MOST_ALIASES = 8;

    private static final int TRIES = 2;

    private final Resolver resolver;
    private final boolean validating;

    DnsClient(LookupOptions options) {
        validating = options.validating();
        List<InetSocketAddress> servers =
                options.servers().isEmpty() ? ResolverConfig.getCurrentConfig().servers() : options.servers();
        // A look-up asks for places, then for their addresses: neither may use up the time of both.
        Duration patience = options.patience().multipliedBy(2).dividedBy(5);
        Duration share = patience.dividedBy((long) TRIES * Math.max(1, servers.size()));
        ExtendedResolver all = new ExtendedResolver(servers.stream().map(server -> one(server, share)).toList());
        all.setRetries(TRIES);
        all.setTimeout(patience);
        resolver = all;
        resolver.setEDNS(0, PAYLOAD, validating ? ExtendedFlags.DO : 0, List.of());
    }

    private static Resolver one(InetSocketAddress server, Duration share) {
        SimpleResolver one = new SimpleResolver(server);
        one.setTimeout(share);
        return one;
    }

    /** Asks for the records of a name; completes with an exception when nobody gives an answer that can be used. */
    CompletableFuture<DnsAnswer> ask(String name, int type) {
        try {
            Name absolute = Name.fromString(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED), Name.root);
            Message question = Message.newQuery(Record.newRecord(absolute, type, DClass.IN));
            if (validating) {
                question.getHeader().setFlag(Flags.AD); // RFC 6840 section 5.7
            }
            return resolver.sendAsync(question, ForkJoinPool.commonPool())
                    .toCompletableFuture()
                    .thenCompose(answer -> read(answer, absolute, type));
        } catch (TextParseException | IllegalArgumentException noName) {
            return CompletableFuture.completedFuture(new DnsAnswer(List.of(), false, false));
        }
    }

    private CompletableFuture<DnsAnswer> read(Message answer, Name name, int type) {
        int code = answer.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return CompletableFuture.failedFuture(
                    new IOException("DNS answers " + Rcode.string(code) + " for " + name));
        }
        boolean verified = validating && answer.getHeader().getFlag(Flags.AD);
        return CompletableFuture.completedFuture(
                new DnsAnswer(follow(answer, name, type), code == Rcode.NOERROR, verified));
    }

    /** The records at the end of the aliases that the answer itself holds. What it says of other names is not believed. */
    private static List<Record> follow(Message answer, Name name, int type) {
        Name wanted = name;
        for (int aliases = 0; aliases <= MOST_ALIASES; aliases++) {
            List<Record> found = new ArrayList<>();
            Name alias = null;
            for (Record record : answer.getSection(Section.ANSWER)) {
                if (record.getName().equals(wanted) && record.getType() == type) {
                    found.add(record);
                } else if (record.getName().equals(wanted) && record instanceof CNAMERecord other && type != Type.CNAME) {
                    alias = other.getTarget();
                }
            }
            if (!found.isEmpty() || alias == null) {
                return found;
            }
            wanted = alias;
        }
        return List.of();
    }
}
