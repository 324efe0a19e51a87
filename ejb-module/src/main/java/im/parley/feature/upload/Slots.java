package im.parley.feature.upload;

import im.parley.server.spi.Options;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.upload.Upload;
import im.parley.store.upload.Upload.Purpose;
import im.parley.store.upload.UploadStore;
import im.parley.store.upload.Usage;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Gives slots to users who have room left, sections 4 and 6. */
@Singleton
final class Slots {
    private static final Name SLOT = Name.of(SlotRequest.NS, "slot");
    private static final Name PUT = Name.of(SlotRequest.NS, "put");
    private static final Name GET = Name.of(SlotRequest.NS, "get");
    private static final Name TOO_LARGE = Name.of(SlotRequest.NS, "file-too-large");
    private static final Name MAX_SIZE = Name.of(SlotRequest.NS, "max-file-size");
    private static final Name RETRY = Name.of(SlotRequest.NS, "retry");

    private static final StanzaError NO_ACCOUNT = Condition.FORBIDDEN.because("only accounts may upload files");
    private static final StanzaError GONE_BEFORE =
            Condition.NOT_ACCEPTABLE.because("expire-before has passed already");

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ID_BYTES = 24;
    private static final int STRIPES = 64;

    private final UploadStore store;
    private final UserStore users;
    private final Addresses addresses;
    private final Clock clock;
    private final UploadOptions options;
    private final SecureRandom random = new SecureRandom();
    /** What is left is looked at and taken by one at a time in each domain. */
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    @Inject
    Slots(UploadStore store, UserStore users, Addresses addresses, Options options, Clock clock) {
        this.store = store;
        this.users = users;
        this.addresses = addresses;
        this.clock = clock;
        this.options = options.of(UploadOptions.class);
    }

    /** Gives a slot to a resource of a user, or refuses it. */
    Element assign(Jid resource, SlotRequest request) {
        Jid user = resource.bare();
        if (!users.exists(user)) {
            throw new Refusal(NO_ACCOUNT);
        }
        long largest = request.purpose() == Purpose.PROFILE
                ? Math.min(options.expiration().profileMaxFileSize(), options.logic().maxFileSize())
                : options.logic().maxFileSize();
        if (request.size() > largest) {
            throw new Refusal(tooLarge(largest));
        }
        Upload upload = upload(user, request);
        ReentrantLock lock = locks[Math.floorMod(user.domain().hashCode(), STRIPES)];
        lock.lock();
        try {
            check(user, request.size());
            store.add(upload);
        } finally {
            lock.unlock();
        }
        return slot(upload, resource);
    }

    private Upload upload(Jid user, SlotRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant usual = now.plus(
                request.purpose() == Purpose.PROFILE
                        ? options.expiration().profileTime()
                        : options.expiration().time());
        Instant expires = request.expireBefore().filter(usual::isAfter).orElse(usual);
        if (!expires.isAfter(now)) {
            throw new Refusal(GONE_BEFORE);
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new Upload(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                user,
                request.name(),
                request.type(),
                request.size(),
                request.purpose(),
                now,
                Optional.empty(),
                expires);
    }

    private void check(Jid user, long size) {
        UploadOptions.Quotas quotas = options.quotas();
        Instant yesterday = clock.instant().minus(DAY);
        if (quotas.perUser() > 0 || quotas.perUserDaily() > 0) {
            check("you have", store.usage(user, yesterday), size, quotas.perUser(), quotas.perUserDaily());
        }
        if (quotas.perDomain() > 0 || quotas.perDomainDaily() > 0) {
            Usage usage = store.usage(user.domain(), yesterday);
            check("the users of " + user.domain() + " have", usage, size, quotas.perDomain(), quotas.perDomainDaily());
        }
    }

    private void check(String who, Usage usage, long size, long all, long daily) {
        if (all > 0 && usage.bytes() + size > all) {
            String why = "Quota reached: " + who + " " + usage.bytes() + " of " + all + " bytes in use";
            throw new Refusal(constraint(why, clock.instant().plus(DAY)));
        }
        if (daily > 0 && usage.recent() + size > daily) {
            String why = "Quota reached: " + who + " uploaded " + usage.recent() + " of " + daily + " bytes in 24 hours";
            throw new Refusal(constraint(why, usage.first().orElseGet(clock::instant).plus(DAY)));
        }
    }

    /** Section 6, example 11. */
    private static StanzaError tooLarge(long largest) {
        Element max = Element.text(MAX_SIZE, Long.toString(largest));
        return Condition.NOT_ACCEPTABLE
                .because("File too large. The maximum file size is " + largest + " bytes")
                .with(Element.build(TOO_LARGE).add(max).build());
    }

    /** Section 6, example 12. */
    private static StanzaError constraint(String why, Instant again) {
        Element retry = Element.build(RETRY)
                .attribute("stamp", DateTime.format(again.truncatedTo(ChronoUnit.SECONDS)))
                .build();
        return Condition.RESOURCE_CONSTRAINT.because(why).with(retry);
    }

    private Element slot(Upload upload, Jid resource) {
        Instant until = upload.created().plus(options.logic().slotLifetime()).truncatedTo(ChronoUnit.SECONDS);
        String put = addresses.upload(upload, resource, until);
        String get = addresses.download(upload, resource);
        return Element.build(SLOT)
                .add(Element.build(PUT).attribute("url", put).build())
                .add(Element.build(GET).attribute("url", get).build())
                .build();
    }
}
