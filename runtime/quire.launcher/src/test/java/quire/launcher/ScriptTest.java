package quire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void quotesKeepBlanksTogether() {
        assertThat(Script.words("predict last \"my file.csv\" --out 'a b'  x=1")).containsExactly("predict", "last", "my file.csv", "--out", "a b", "x=1");
    }

    @Test
    void commentsAndBlankLinesHoldNoWords() {
        assertThat(Script.words("  # train can")).isEmpty();
        assertThat(Script.words("   ")).isEmpty();
    }
}
