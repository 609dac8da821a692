package quire.paper.fontgan.data;

import java.nio.charset.Charset;
import quire.api.tensor.Seeds;

/** Lists of characters. */
final class Characters {
    private static final long ORDER = 7;

    private Characters() {
    }

    /** The 3755 characters of GB 2312's first level, in a fixed mixed order. */
    static int[] common() {
        Charset gb = Charset.forName("GB2312");
        int[] all = new int[3755];
        int n = 0;
        for (int row = 0xB0; row <= 0xD7; row++) {
            for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++) {
                all[n++] = new String(new byte[] {(byte) row, (byte) cell}, gb).codePointAt(0);
            }
        }
        return mixed(all);
    }

    static int[] mixed(int[] characters) {
        int[] out = characters.clone();
        java.util.SplittableRandom r = Seeds.random(ORDER, "characters");
        for (int i = out.length - 1; i > 0; i--) {
            int j = r.nextInt(i + 1);
            int t = out[i];
            out[i] = out[j];
            out[j] = t;
        }
        return out;
    }
}
