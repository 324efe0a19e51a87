package im.parley.store.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Keeps the bytes of files, each written once as a whole, by the id of the upload. May be called by many threads. */
public interface FileStore {
    /** Takes the bytes of one file. Not for several threads at a time. */
    interface Sink {
        /** Takes all of these bytes; returns when it wants more. */
        void write(ByteBuffer bytes) throws IOException;

        /** That was all: the file is there from now on, and survives a crash. */
        void finish() throws IOException;

        /** There is no file. No effect after {@link #finish}. */
        void abandon();
    }

    /** Begins to write a file. */
    Sink create(Upload upload) throws IOException;

    /**
     * Opens a file for reading from the beginning; empty when its bytes are not there.
     *
     * @return to be closed
     */
    Optional<Source> open(Upload upload) throws IOException;

    /**
     * Opens the file itself; empty when it is not there, or is not one on a disk of this machine.
     *
     * @return to be closed
     */
    default Optional<FileChannel> openOnDisk(Upload upload) throws IOException {
        return Optional.empty();
    }

    /** Removes the bytes, if they are there. */
    void delete(Upload upload) throws IOException;
}
