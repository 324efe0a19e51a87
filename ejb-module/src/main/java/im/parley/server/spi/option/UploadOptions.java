package im.parley.server.spi.option;

import im.parley.server.spi.Processor;
import java.time.Duration;
import java.util.Optional;

/** {@code upload}: files over HTTP. */
@Processor(
        id = UploadOptions.BEAN,
        component = true,
        help = "Files over HTTP (XEP-0363): where users upload them, how large, and how long they are kept.")
@Ignored(
        value = {
            "repo", "repositoryPool", "disco", "httpModule", "slotRequestModule", "delete-slot-command",
            "delete-slot-command-admin", "query-files-command", "query-files-command-admin", "query-space-used-command",
            "query-space-used-command-admin", "query-space-used-command-domain"
        },
        because = "Parley is built differently and has no such part")
public record UploadOptions(
        @Option(
                        name = "label",
                        byDefault = "'upload'",
                        help = "What stands before the served domain: `'files'` makes `files.example.org`.")
                String label,
        @Option(name = "name", byDefault = "'HTTP File Upload'", help = "The name of the service for people.") String name,
        @Bean(name = "logic", help = "Who may upload what, and the addresses of files.") Logic logic,
        @Bean(name = "quotas", help = "How much room accounts and domains have; 0 is without a bound.") Quotas quotas,
        @Bean(name = "store", help = "Where the files are.") Store store,
        @Bean(name = "expiration", help = "How long files are kept.") Expiration expiration) {
    /** The name of the bean. */
    public static final String BEAN = "upload";

    /** {@code logic}. */
    @Ignored(value = "local-only", because = "only users of this server may upload files")
    public record Logic(
            @Option(
                            name = "max-file-size",
                            byDefault = "20 * 1024 * 1024",
                            min = "1",
                            help = "The largest file in bytes.")
                    long maxFileSize,
            @Option(
                            name = "protocol",
                            help = "`'http'` or `'https'`, if it is not that of `public-url` of `web`, and not the one by"
                                    + " which the client is connected.")
                    Optional<String> protocol,
            @Option(name = "server-name", help = "The host in the addresses, if it is not the domain of the user.")
                    Optional<String> serverName,
            @Option(name = "port", help = "The port in the addresses, if it is not the one of the web server with TLS.")
                    Optional<Integer> port,
            @Option(
                            name = "upload-uri-format",
                            byDefault = "'{proto}://{serverName}:{port}/upload/{slotId}/{filename}'",
                            help = "Addresses to upload to. A proxy may change what stands before `/{slotId}/{filename}`, with"
                                    + " which it must end. `{userJid}` is known, too.")
                    String uploadFormat,
            @Option(
                            name = "download-uri-format",
                            byDefault = "'{proto}://{serverName}:{port}/upload/{slotId}/{filename}'",
                            help = "Addresses to download from.")
                    String downloadFormat,
            @Option(
                            name = "slot-lifetime",
                            byDefault = "300",
                            min = "10",
                            help = "Within this time an upload must begin.")
                    Duration slotLifetime) {}

    /** {@code quotas}. */
    public record Quotas(
            @Option(
                            name = "per-user",
                            byDefault = "1024 * 1024 * 1024",
                            min = "0",
                            help = "Bytes that an account may have on the server.")
                    long perUser,
            @Option(
                            name = "per-user-daily",
                            byDefault = "256 * 1024 * 1024",
                            min = "0",
                            help = "Bytes that an account may upload within 24 hours.")
                    long perUserDaily,
            @Option(
                            name = "per-domain",
                            byDefault = "0",
                            min = "0",
                            help = "Bytes that all accounts of a domain may have on the server.")
                    long perDomain,
            @Option(
                            name = "per-domain-daily",
                            byDefault = "0",
                            min = "0",
                            help = "Bytes that all accounts of a domain may upload within 24 hours.")
                    long perDomainDaily) {}

    /** {@code store}. */
    @Ignored(value = "group-by-user", because = "files lie in the directory by their random ids")
    public record Store(
            @Option(
                            name = "path",
                            byDefault = "'upload'",
                            help = "The directory; a relative one lies in the home of the server. With a `bucket` it is for"
                                    + " what is just being uploaded.")
                    String path,
            @Option(name = "bucket", help = "A bucket of S3, which has the files instead of the directory.")
                    Optional<String> bucket,
            @Option(name = "region", byDefault = "'us-east-1'", help = "The region of the bucket.") String region,
            @Option(name = "bucketKeyPrefix", byDefault = "''", help = "What the names of files in the bucket begin with.")
                    String prefix,
            @Option(name = "autocreateBucket", byDefault = "false", help = "Whether the bucket is made if it is not there.")
                    boolean create,
            @Option(name = "accessKeyId", byDefault = "''", env = "AWS_ACCESS_KEY_ID", help = "The id of a key for it.")
                    String accessKey,
            @Option(
                            name = "secretKey",
                            byDefault = "''",
                            env = "AWS_SECRET_ACCESS_KEY",
                            secret = true,
                            help = "The key.")
                    String secretKey,
            @Option(
                            name = "endpointUrl",
                            help = "The address of a service that is not Amazon's: `'https://minio.example.org'`.")
                    Optional<String> endpoint,
            @Option(
                            name = "pathStyleAccess",
                            byDefault = "false",
                            help = "Whether the bucket stands in the path, as most others than Amazon want it.")
                    boolean pathStyle) {}

    /** {@code expiration}. */
    @Ignored(value = {"delay", "period"}, because = "expired files are gone at once, and removed within ten minutes")
    public record Expiration(
            @Option(
                            name = "expiration-time",
                            byDefault = "30 * 24 * 3600",
                            min = "60",
                            help = "How long files of messages are kept.")
                    Duration time,
            @Option(
                            name = "profile-expiration-time",
                            byDefault = "730 * 24 * 3600",
                            min = "60",
                            help = "How long files for profiles (avatars) are kept.")
                    Duration profileTime,
            @Option(
                            name = "profile-max-file-size",
                            byDefault = "2 * 1024 * 1024",
                            min = "1",
                            help = "The largest file for a profile in bytes.")
                    long profileMaxFileSize,
            @Option(
                            name = "limit",
                            byDefault = "10000",
                            min = "1",
                            help = "The most files that are removed at a time.")
                    int limit) {}
}
