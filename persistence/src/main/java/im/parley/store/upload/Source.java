package im.parley.store.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a file. Not for several threads at a time. */
public interface Source extends Closeable {
    /** Reads some bytes from a position on; less than 0 at the end. */
    int read(ByteBuffer bytes, long position) throws IOException;
}
