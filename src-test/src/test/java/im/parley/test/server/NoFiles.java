package im.parley.test.server;

import im.parley.store.upload.FileStore;
import im.parley.store.upload.Source;
import im.parley.store.upload.Upload;
import java.util.Optional;

/** No files: there is no web server in this process to which they could be sent. */
final class NoFiles implements FileStore {
    @Override
    public Sink create(Upload upload) {
        throw new UnsupportedOperationException("no web server");
    }

    @Override
    public Optional<Source> open(Upload upload) {
        return Optional.empty();
    }

    @Override
    public void delete(Upload upload) {}
}
