package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.dataset.DatasetRequest;

class R6aFormatTest {
    private static final String USER = "|user 2:0.000012 3:0.1 4:0.2 5:0.3 6:0.4 1:1.000000";
    private static final String FIRST = "|109498 2:0.306008 3:0.000450 4:0.077048 5:0.230439 6:0.386055 1:1.000000";
    private static final String SECOND = "|109513 1:1 2:0.2 3:0.3 4:0.4 5:0.5 6:0.6";
    private static final String LINE = "1241160900 109513 1 " + USER + " " + FIRST + " " + SECOND;

    @Test
    void readsUserAndArticlesInAnyOrderOfFeatures() {
        YahooLine l = new R6aFormat().parse("x:1", LINE);
        assertThat(l.time()).isEqualTo(1241160900);
        assertThat(l.shown()).isEqualTo(109513);
        assertThat(l.click()).isEqualTo(1);
        assertThat(l.features()).isEmpty();
        assertThat(l.numbers()).containsExactly(1, 0.000012, 0.1, 0.2, 0.3, 0.4);
        assertThat(l.pool()).containsExactly(109498, 109513);
        assertThat(l.items()[0]).containsExactly(1, 0.306008, 0.00045, 0.077048, 0.230439, 0.386055);
        assertThat(l.items()[1]).containsExactly(1, 0.2, 0.3, 0.4, 0.5, 0.6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1 109513 2;click 2 is outside 0..1",
        "1 5 0;the shown article 5 is not in the pool",
        "1 x 0;article 'x' is not a whole number",
        "1 109513;not 'time N click"})
    void headsAreChecked(String head, String message) {
        refused(head + " " + USER + " " + FIRST + " " + SECOND, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "6:0.4;6:NaN;'NaN' of the user is not a finite number",
        "6:0.4;6:abc;'abc' of the user is not a number",
        "6:0.4;7:0.4;feature 7 is outside 1..6",
        "6:0.4;5:0.4;the user has feature 5 twice",
        " 6:0.4;'';the user has 5 features, not 6",
        "6:0.4;6;'6' of the user is not a feature i:x",
        "5:0.230439;5:Infinity;'Infinity' of article 109498 is not a finite number",
        "|109513 1;|109498 1;article 109498 is twice in the pool"})
    void featuresAreChecked(String part, String instead, String message) {
        assertThat(LINE).contains(part);
        refused(LINE.replace(part, instead), message);
    }

    private static void refused(String line, String message) {
        assertThatThrownBy(() -> new R6aFormat().parse("log:3", line)).isInstanceOf(QuireException.class).hasMessageStartingWith("log:3: ")
                .hasMessageContaining(message);
    }

    @Test
    void aFolderBecomesVisitsWithNumbersForUsersAndArticles(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("ydata-fp-td-clicks-v1_0.20090501"), LINE + "\n" + LINE.replace("109498", "200000") + "\n");
        R6aFactory factory = new R6aFactory();
        assertThat(factory.recognises(folder)).isTrue();
        assertThat(new R6bFactory().recognises(folder)).as("the formats are not mixed").isFalse();
        BanditData data = (BanditData) factory.open(new DatasetRequest(folder, null, factory.options().parse(Map.of()), 1, null));
        assertThat(data.schema().size(VisitFields.USER_NUMBERS)).isEqualTo(6);
        assertThat(data.schema().size(VisitFields.ITEM_NUMBERS)).isEqualTo(6);
        try (VisitSource log = data.opener().open()) {
            List<Visit> visits = log.next(10);
            assertThat(visits).hasSize(2);
            assertThat(visits.get(0).shown()).isEqualTo(1);
            assertThat(visits.get(1).articles()).containsExactly(3, 2);
            assertThat(visits.get(1).items()[1]).containsExactly(1, 0.2, 0.3, 0.4, 0.5, 0.6);
            assertThat(log.articles()).containsOnly(Map.entry(109498L, 1), Map.entry(109513L, 2), Map.entry(200000L, 3));
        }
    }
}
