package im.parley.web.upload;

import im.parley.server.admin.Uploads.Bytes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One part of a file that is being sent. It has a thread only while its reader takes bytes, and one buffer. */
final class Giving implements WriteListener {
    private static final System.Logger LOG = System.getLogger(Giving.class.getName());
    private static final int BUFFER = 64 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream output;
    private final Bytes content;
    private final ByteBuffer buffer;
    private long position;
    private long left;

    Giving(AsyncContext context, ServletOutputStream output, Bytes content, Range range) {
        this.context = context;
        this.output = output;
        this.content = content;
        this.position = range.first();
        this.left = range.length();
        this.buffer = ByteBuffer.allocate((int) Math.min(BUFFER, left));
    }

    void begin() {
        output.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (left > 0 && output.isReady()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int count = content.read(buffer, position);
            if (count < 0) {
                throw new IOException("the file ends before its end");
            }
            position += count;
            left -= count;
            // As an array: Undertow's way for buffers, BufferWritableOutputStream, loses bytes when a reader is slow.
            output.write(buffer.array(), 0, count);
        }
        if (left == 0 && output.isReady()) {
            end();
        }
    }

    @Override
    public void onError(Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "A download broke off", cause);
        end();
    }

    private void end() {
        left = -1;
        try {
            content.close();
        } catch (IOException unimportant) {
            LOG.log(System.Logger.Level.DEBUG, "A file cannot be closed", unimportant);
        }
        context.complete();
    }
}
