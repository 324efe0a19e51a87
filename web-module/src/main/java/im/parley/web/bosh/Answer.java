package im.parley.web.bosh;

/**
 * What goes back in one HTTP response.
 *
 * @param status the status
 * @param contentType the type, which a client may have chosen
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, byte[] bytes) {
    static final String XML = "text/xml; charset=utf-8";
}
