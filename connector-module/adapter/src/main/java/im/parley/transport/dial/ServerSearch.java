package im.parley.transport.dial;

import im.parley.transport.dial.SrvOrder.Service;
import im.parley.wire.port.KeyRecord;
import im.parley.wire.port.LookupOptions;
import im.parley.wire.port.Place;
import im.parley.wire.port.Whereabouts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.Type;

/** Finds the servers of one domain: RFC 6120 section 3.2, XEP-0368, RFC 7673. */
final class ServerSearch {
    /** Places that are looked at; a longer list is no help to anybody. */
    private static final int MOST = 16;

    private static final String STARTTLS = "_xmpp-server._tcp.";
    private static final String DIRECT_TLS = "_xmpps-server._tcp.";

    private final String domain;
    private final LookupOptions options;
    private final DnsClient dns;
    private final AddressSearch addresses;
    private final List<String> found = new ArrayList<>();

    ServerSearch(String domain, LookupOptions options) {
        this.domain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        this.options = options;
        this.dns = new DnsClient(options);
        this.addresses = new AddressSearch(dns, options.servers().isEmpty());
    }

    CompletableFuture<Whereabouts> run() {
        List<InetAddress> literal = AddressSearch.literal(domain);
        if (!literal.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Whereabouts.Known(List.of(new Place(domain, literal, options.port(), false, List.of())), found));
        }
        CompletableFuture<DnsAnswer> plain = dns.ask(STARTTLS + domain, Type.SRV);
        CompletableFuture<DnsAnswer> direct = dns.ask(DIRECT_TLS + domain, Type.SRV);
        return CompletableFuture.allOf(plain, direct)
                .handle((done, failed) -> true)
                .thenCompose(answered -> services(plain, direct));
    }

    /** One of the two questions may have failed if the other one is answered with places; that there is none needs both. */
    private CompletableFuture<Whereabouts> services(
            CompletableFuture<DnsAnswer> plain, CompletableFuture<DnsAnswer> direct) {
        return lacking(plain, direct)
                .or(() -> lacking(direct, plain))
                .orElseGet(() -> services(present(plain), present(direct)));
    }

    /** The failure of one question, if the other one does not make up for it. */
    private Optional<CompletableFuture<Whereabouts>> lacking(
            CompletableFuture<DnsAnswer> one, CompletableFuture<DnsAnswer> other) {
        boolean lacking = one.isCompletedExceptionally()
                && (other.isCompletedExceptionally() || other.join().records().isEmpty());
        return lacking ? Optional.of(one.thenApply(never -> new Whereabouts.Nowhere(domain))) : Optional.empty();
    }

    private DnsAnswer present(CompletableFuture<DnsAnswer> answer) {
        if (answer.isCompletedExceptionally()) {
            found.add("DNS does not answer one of the questions for SRV records");
            return new DnsAnswer(List.of(), true, false);
        }
        return answer.join();
    }

    private CompletableFuture<Whereabouts> services(DnsAnswer plain, DnsAnswer direct) {
        List<Service> all = Stream.concat(services(plain, false), services(direct, true)).limit(MOST).toList();
        all.forEach(service -> found.add((service.directTls() ? DIRECT_TLS : STARTTLS) + domain + " SRV "
                + service.priority() + ' ' + service.weight() + ' ' + service.port() + ' ' + service.target()));
        List<Service> wanted = all.stream()
                .filter(service -> !service.target().isEmpty() && service.port() > 0)
                .toList();
        if (all.isEmpty()) {
            found.add("no SRV record of " + domain);
            return places(List.of(new Service(0, 0, options.port(), domain, false)), false);
        }
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Whereabouts.Nowhere(domain + " says that it has no server")); // RFC 2782: the target "."
        }
        return places(SrvOrder.of(wanted, ThreadLocalRandom.current()), plain.verified() && direct.verified());
    }

    private static Stream<Service> services(DnsAnswer answer, boolean directTls) {
        return answer.as(SRVRecord.class).stream()
                .map(record -> new Service(
                        record.getPriority(),
                        record.getWeight(),
                        record.getPort(),
                        record.getTarget().toString(true).equals("@") ? "" : record.getTarget().toString(true),
                        directTls));
    }

    private CompletableFuture<Whereabouts> places(List<Service> services, boolean verified) {
        List<CompletableFuture<Place>> places =
                services.stream().map(service -> place(service, verified)).toList();
        return CompletableFuture.allOf(places.toArray(CompletableFuture<?>[]::new)).handle((done, failed) -> {
            List<Place> known = places.stream()
                    .filter(place -> !place.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .toList();
            Whereabouts whereabouts = whereabouts(known);
            // That a host has no address may be said only when each was found out about.
            return failed != null && whereabouts instanceof Whereabouts.Nowhere ? failed(domain, failed) : whereabouts;
        });
    }

    private CompletableFuture<Place> place(Service service, boolean verified) {
        CompletableFuture<List<KeyRecord>> keys =
                verified ? keys(service) : CompletableFuture.completedFuture(List.of());
        return addresses.of(service.target())
                .thenCombine(keys, (known, published) ->
                        new Place(service.target(), known, service.port(), service.directTls(), published));
    }

    private CompletableFuture<List<KeyRecord>> keys(Service service) {
        return dns.ask("_" + service.port() + "._tcp." + service.target(), Type.TLSA)
                .thenApply(answer -> answer.verified()
                        ? answer.as(TLSARecord.class).stream().map(ServerSearch::key).toList()
                        : List.<KeyRecord>of())
                .exceptionally(unknown -> List.of());
    }

    private static KeyRecord key(TLSARecord record) {
        return new KeyRecord(
                record.getCertificateUsage(),
                record.getSelector(),
                record.getMatchingType(),
                record.getCertificateAssociationData());
    }

    private Whereabouts whereabouts(List<Place> places) {
        places.forEach(place -> found.add(place.host() + " has "
                + (place.addresses().isEmpty()
                        ? "no address"
                        : String.join(", ", place.addresses().stream().map(InetAddress::getHostAddress).toList()))));
        List<Place> reachable = places.stream().filter(place -> !place.addresses().isEmpty()).toList();
        return reachable.isEmpty()
                ? new Whereabouts.Nowhere("there is no server of " + domain + " in DNS")
                : new Whereabouts.Known(reachable, found);
    }

    /** What to tell a person when nobody could tell. */
    static Whereabouts failed(String domain, Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String why = cause instanceof java.util.concurrent.TimeoutException || cause.getMessage() == null
                ? "the name servers do not answer"
                : cause.getMessage();
        return new Whereabouts.Unknown("DNS cannot tell where " + domain + " is: " + why);
    }
}
