package im.parley.store.upload;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.upload.Upload.Purpose;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of uploads does. */
interface UploadStoreContract {
    Instant START = Instant.parse("2026-01-01T00:00:00Z");

    UploadStore uploads();

    private static Upload upload(Jid owner, String id, long size, Instant created) {
        return new Upload(
                id + UUID.randomUUID(),
                owner,
                "très cool & <b>.jpg",
                "image/jpeg",
                size,
                Purpose.MESSAGE,
                created,
                Optional.empty(),
                created.plus(Duration.ofDays(30)));
    }

    private static Jid somebody() {
        return Jid.prepared("juliet", Fresh.domain());
    }

    @Test
    default void aSlotIsCompletedOnce() {
        Upload slot = upload(somebody(), "a", 23456, START);
        uploads().add(slot);
        assertThat(uploads().find(slot.id())).contains(slot);
        assertThat(slot.isThere(START)).isFalse();

        assertThat(uploads().complete(slot.id(), START.plusSeconds(3))).isTrue();
        assertThat(uploads().complete(slot.id(), START.plusSeconds(4))).isFalse();
        Upload complete = uploads().find(slot.id()).orElseThrow();
        assertThat(complete.uploaded()).contains(START.plusSeconds(3));
        assertThat(complete.isThere(START.plusSeconds(4))).isTrue();
        assertThat(complete.isThere(slot.expires())).isFalse();
        assertThat(uploads().complete("unknown", START)).isFalse();
    }

    @Test
    default void whatIsAllowedCountsBeforeItIsUploaded() {
        Jid juliet = somebody();
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        assertThat(uploads().usage(juliet, START)).isEqualTo(Usage.NONE);
        uploads().add(upload(juliet, "a", 100, START));
        uploads().add(upload(juliet, "b", 20, START.plusSeconds(10)));
        uploads().add(upload(juliet, "c", 3, START.plusSeconds(20)));
        uploads().add(upload(nurse, "d", 4000, START.plusSeconds(30)));

        assertThat(uploads().usage(juliet, START))
                .isEqualTo(new Usage(3, 123, 23, Optional.of(START.plusSeconds(10))));
        assertThat(uploads().usage(juliet, START.plusSeconds(20))).isEqualTo(new Usage(3, 123, 0, Optional.empty()));
        assertThat(uploads().usage(juliet.domain(), START.plusSeconds(25)))
                .isEqualTo(new Usage(4, 4123, 4000, Optional.of(START.plusSeconds(30))));
    }

    @Test
    default void listsHaveWhatIsUploadedInPages() {
        Jid juliet = somebody();
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        Upload first = upload(juliet, "a", 1, START);
        Upload second = upload(nurse, "b", 2, START);
        Upload third = upload(juliet, "c", 3, START);
        for (Upload upload : new Upload[] {first, second, third}) {
            uploads().add(upload);
            uploads().complete(upload.id(), START);
        }
        uploads().add(upload(juliet, "d", 4, START));

        assertThat(uploads().of(juliet, "", 10)).extracting(Upload::id).containsExactly(first.id(), third.id());
        assertThat(uploads().of(juliet.domain(), "", 2)).extracting(Upload::id).containsExactly(first.id(), second.id());
        assertThat(uploads().of(juliet.domain(), second.id(), 2)).extracting(Upload::id).containsExactly(third.id());
    }

    @Test
    default void whatHasExpiredOrWasNeverUploadedIsFound() {
        Jid juliet = somebody();
        Instant old = Instant.EPOCH.plusSeconds(1000); // before everything in other tests
        Upload kept = upload(juliet, "a", 1, old.plus(Duration.ofDays(1)));
        Upload expired = upload(juliet, "b", 2, old.minus(Duration.ofDays(30)));
        Upload open = upload(juliet, "c", 3, old.minusSeconds(10));
        for (Upload upload : new Upload[] {kept, expired, open}) {
            uploads().add(upload);
        }
        uploads().complete(expired.id(), old);

        assertThat(uploads().expired(old, old, 10)).extracting(Upload::id).containsExactly(expired.id(), open.id());
        assertThat(uploads().expired(old, old, 1)).extracting(Upload::id).containsExactly(expired.id());
        for (Upload upload : new Upload[] {kept, expired, open}) {
            assertThat(uploads().remove(upload.id())).isTrue();
        }
        assertThat(uploads().remove(open.id())).isFalse();
        assertThat(uploads().find(open.id())).isEmpty();
    }

    @Test
    default void theFilesOfARemovedAccountExpireAtOnce() {
        Upload file = upload(somebody(), "a", 1, START);
        uploads().add(file);
        uploads().complete(file.id(), START);
        ((AccountData) uploads()).forget(file.owner());

        assertThat(uploads().find(file.id()).orElseThrow().isThere(START)).isFalse();
        assertThat(uploads().expired(Instant.EPOCH, Instant.EPOCH, 100)).extracting(Upload::id).contains(file.id());
        uploads().remove(file.id());
    }
}
