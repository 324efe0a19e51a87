package im.parley.store.batch;

import java.time.Duration;

/**
 * What group commit has done.
 *
 * @param transactions how many, those included that failed
 * @param written how many things were written by them
 * @param failures how many of the transactions failed
 * @param took all of them together
 */
public record Work(long transactions, long written, long failures, Duration took) {}
