package im.parley.test.bench.load;

import java.util.OptionalLong;

/**
 * The memory of the server, in bytes.
 *
 * @param heap what is alive on the heap
 * @param direct buffers beside the heap; known when native memory tracking is on
 * @param resident what the system has given it
 */
record Memory(long heap, OptionalLong direct, long resident) {}
