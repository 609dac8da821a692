package quire.data.archive;

/**
 * What an archive may hold at most.
 *
 * @param entries    files and folders
 * @param totalBytes unpacked bytes of all entries together
 * @param entryBytes unpacked bytes of one entry
 * @param ratio      unpacked bytes per packed byte of an entry larger than 1 MiB
 */
public record Limits(int entries, long totalBytes, long entryBytes, int ratio) {
    /** 100,000 entries, 16 GiB in all, 2 GiB each, ratio 200. */
    public static Limits usual() {
        return new Limits(100_000, 16L << 30, 2L << 30, 200);
    }
}
