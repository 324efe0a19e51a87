package im.parley.store.upload;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    private static final Upload FILE = new Upload(
            "Zm9vYmFy_-1",
            Jid.of("juliet@example.net"),
            "../../etc/passwd",
            "text/plain",
            5,
            Upload.Purpose.MESSAGE,
            Instant.EPOCH,
            Optional.empty(),
            Instant.MAX);

    @TempDir
    private Path directory;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsThereOnceItIsComplete() throws IOException {
        DiskFiles store = new DiskFiles(directory);
        FileStore.Sink sink = store.create(FILE);
        sink.write(bytes("ab"));
        sink.write(bytes("cde"));
        assertThat(store.open(FILE)).isEmpty();
        sink.finish();
        sink.abandon();

        ByteBuffer read = ByteBuffer.allocate(10);
        try (Source source = store.open(FILE).orElseThrow()) {
            assertThat(source.read(read, 1)).isEqualTo(4);
            assertThat(read.flip()).isEqualTo(bytes("bcde"));
        }
        assertThat(files()).containsExactly("Z/Zm9vYmFy_-1");
        store.delete(FILE);
        store.delete(FILE);
        assertThat(store.open(FILE)).isEmpty();
    }

    @Test
    void whatIsAbandonedLeavesNothing() throws IOException {
        DiskFiles store = new DiskFiles(directory);
        FileStore.Sink sink = store.create(FILE);
        sink.write(bytes("ab"));
        sink.abandon();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatACrashHasLeftIsRemovedAtTheNextStart() throws IOException {
        new DiskFiles(directory).create(FILE).write(bytes("ab"));
        assertThat(files()).containsExactly("Z/Zm9vYmFy_-1.part");
        new DiskFiles(directory);
        assertThat(files()).isEmpty();
    }
}
