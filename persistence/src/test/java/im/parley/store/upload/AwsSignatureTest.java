package im.parley.store.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the Amazon S3 API reference, "Authenticating Requests: Using the Authorization Header". */
class AwsSignatureTest {
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HOST = "examplebucket.s3.amazonaws.com";

    private final AwsSignature signature = new AwsSignature(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3");

    private static URI at(String path) {
        return URI.create("https://" + HOST + path);
    }

    @Test
    void aGetOfAPart() {
        Map<String, String> headers = Map.of(
                "Host", HOST, "Range", "bytes=0-9", "x-amz-content-sha256", EMPTY, "x-amz-date", AwsSignature.time(NOW));
        assertThat(signature.authorization("GET", at("/test.txt"), headers, EMPTY, NOW))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aPut() {
        String payload = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        Map<String, String> headers = Map.of(
                "Host", HOST,
                "Date", "Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-content-sha256", payload,
                "x-amz-date", AwsSignature.time(NOW),
                "x-amz-storage-class", "REDUCED_REDUNDANCY");
        assertThat(signature.authorization("PUT", at("/test%24file.text"), headers, payload, NOW))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void aQueryWithoutAValueAndOneInOrder() {
        Map<String, String> headers =
                Map.of("Host", HOST, "x-amz-content-sha256", EMPTY, "x-amz-date", AwsSignature.time(NOW));
        assertThat(signature.authorization("GET", at("/?lifecycle"), headers, EMPTY, NOW))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signature.authorization("GET", at("/?max-keys=2&prefix=J"), headers, EMPTY, NOW))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }
}
