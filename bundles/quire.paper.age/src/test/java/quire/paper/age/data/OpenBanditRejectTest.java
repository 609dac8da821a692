package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;

/** Damaged rows of the Open Bandit Dataset are refused with their place. */
class OpenBanditRejectTest {
    private static final String HEAD = "timestamp,item_id,position,click,propensity_score,user_feature_0,user_feature_1,user_feature_2,user_feature_3,"
            + "user-item_affinity_0,user-item_affinity_1\n";
    private static final String ROW = "t,1,2,0,0.5,a,b,c,d,0.0,1.5\n";
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"t,1,2,0;t,1,2,3;3", "t,1,2,0;t,2,2,0;2", "t,1,2,0;t,1,4,0;4", "0.5,a;0,a;is not a propensity", "0.5,a;1.5,a;is not a propensity",
        "0.0,1.5;NaN,1.5;NaN", "0.0,1.5;x,1.5;x"})
    void rows(String part, String instead, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("men.csv"), HEAD + ROW + ROW.replace(part, instead));
        try (OpenBanditLog log = new OpenBanditLog(file, 2, 100)) {
            assertThatThrownBy(() -> log.next(10)).isInstanceOf(QuireException.class).hasMessageContaining("men.csv:3").hasMessageContaining(message);
        }
    }

    @Test
    void items() throws Exception {
        Path gap = Files.writeString(folder.resolve("gap.csv"), "item_id,x\n0,a\n2,b\n");
        assertThatThrownBy(() -> OpenBanditLog.items(gap)).isInstanceOf(QuireException.class).hasMessageContaining("breaks the order of item ids from 0");
        Path none = Files.writeString(folder.resolve("none.csv"), "item_id,x\n");
        assertThatThrownBy(() -> OpenBanditLog.items(none)).isInstanceOf(QuireException.class).hasMessageContaining("no items");
    }
}
