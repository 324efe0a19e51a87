package im.parley.transport.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;

/** Finds the addresses of a host, in the order in which they are to be tried. */
final class AddressSearch {
    private static final int MOST = 8;
    private static final HostsFileParser HOSTS = new HostsFileParser();

    private final DnsClient dns;
    private final boolean withHostsFile;

    AddressSearch(DnsClient dns, boolean withHostsFile) {
        this.dns = dns;
        this.withHostsFile = withHostsFile;
    }

    /** The address that a domain is, for a domain may be one (RFC 7622 section 3.2). */
    static List<InetAddress> literal(String domain) {
        boolean bracketed = domain.startsWith("[") && domain.endsWith("]");
        String bare = bracketed ? domain.substring(1, domain.length() - 1) : domain;
        byte[] bytes = Address.toByteArray(bare, bracketed ? Address.IPv6 : Address.IPv4);
        try {
            return bytes == null ? List.of() : List.of(InetAddress.getByAddress(bare, bytes));
        } catch (IOException impossible) {
            return List.of();
        }
    }

    CompletableFuture<List<InetAddress>> of(String host) {
        List<InetAddress> known = withHostsFile ? fromFile(host) : List.of();
        if (!known.isEmpty()) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<List<InetAddress>> six = addresses(host, Type.AAAA);
        CompletableFuture<List<InetAddress>> four = addresses(host, Type.A);
        // One family may fail as long as the other has an answer.
        return six.handle((found, failed) -> found)
                .thenCombine(four.handle((found, failed) -> found), (v6, v4) -> v6 == null && v4 == null)
                .thenCompose(lost -> lost
                        ? four
                        : CompletableFuture.completedFuture(interleaved(present(six), present(four))));
    }

    private static List<InetAddress> present(CompletableFuture<List<InetAddress>> answer) {
        return answer.isCompletedExceptionally() ? List.of() : answer.join();
    }

    private static List<InetAddress> fromFile(String host) {
        try {
            Name name = Name.fromString(host, Name.root);
            return interleaved(
                    HOSTS.getAddressForHost(name, Type.AAAA).stream().toList(),
                    HOSTS.getAddressForHost(name, Type.A).stream().toList());
        } catch (TextParseException noName) {
            return List.of();
        } catch (IOException noFile) {
            return List.of();
        }
    }

    private CompletableFuture<List<InetAddress>> addresses(String host, int type) {
        return dns.ask(host, type).thenApply(answer -> Stream.concat(
                        answer.as(AAAARecord.class).stream().map(AAAARecord::getAddress),
                        answer.as(ARecord.class).stream().map(ARecord::getAddress))
                .filter(AddressSearch::isOfAHost)
                .limit(MOST)
                .toList());
    }

    /** Nobody is at these addresses: not even a lying name server can make this server call itself there. */
    private static boolean isOfAHost(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress() && !address.isLinkLocalAddress();
    }

    /** RFC 8305 section 4: the families take turns, IPv6 first. */
    static List<InetAddress> interleaved(List<InetAddress> first, List<InetAddress> second) {
        List<InetAddress> both = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            if (i < first.size()) {
                both.add(first.get(i));
            }
            if (i < second.size()) {
                both.add(second.get(i));
            }
        }
        return both;
    }
}
