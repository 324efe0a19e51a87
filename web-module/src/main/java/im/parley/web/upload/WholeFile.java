package im.parley.web.upload;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * A file on its way from the disk to a socket. It has a thread of the worker only while its reader takes bytes, for the disk
 * may be slow, and no buffer.
 */
final class WholeFile {
    private static final System.Logger LOG = System.getLogger(WholeFile.class.getName());
    /** The file that a connection is sent at present. */
    private static final AttachmentKey<WholeFile> PRESENT = AttachmentKey.create(WholeFile.class);
    /** After so many bytes it is the turn of others that wait for a thread. */
    private static final long TURN = 16L * 1024 * 1024;

    private final FileChannel file;
    private final long size;
    private final HttpServerExchange exchange;
    private final StreamSinkChannel channel;
    private long position;

    private WholeFile(FileChannel file, long size, HttpServerExchange exchange) {
        this.file = file;
        this.size = size;
        this.exchange = exchange;
        this.channel = exchange.getResponseChannel();
    }

    /** Sends a file as the body of an answer whose head is complete, and closes it. On a thread that may block. */
    static void send(FileChannel file, long size, HttpServerExchange exchange) {
        WholeFile sending = new WholeFile(file, size, exchange);
        ServerConnection connection = exchange.getConnection();
        if (connection.putAttachment(PRESENT, sending) == null) {
            connection.addCloseListener(closed -> closed.getAttachment(PRESENT).close());
        }
        exchange.addExchangeCompleteListener((complete, next) -> {
            sending.close();
            next.proceed();
        });
        sending.channel.getWriteSetter().set(ready -> {
            ready.suspendWrites();
            sending.again();
        });
        sending.turn();
    }

    private void again() {
        exchange.getConnection().getWorker().execute(this::turn);
    }

    private void turn() {
        try {
            long end = Math.min(size, position + TURN);
            while (position < end) {
                long count = channel.transferFrom(file, position, end - position);
                if (count <= 0) {
                    if (file.size() < size) {
                        throw new EOFException("the file ends before its end");
                    }
                    channel.resumeWrites();
                    return;
                }
                position += count;
            }
            if (position < size) {
                again();
            } else {
                finish();
            }
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.DEBUG, "A download broke off", broken);
            close();
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private void finish() throws IOException {
        channel.shutdownWrites();
        if (channel.flush()) {
            exchange.endExchange();
        } else {
            channel.getWriteSetter().set(ChannelListeners.flushingChannelListener(
                    done -> exchange.endExchange(), (gone, why) -> IoUtils.safeClose(exchange.getConnection())));
            channel.resumeWrites();
        }
    }

    private void close() {
        IoUtils.safeClose(file);
    }
}
