package quire.paper.lmp.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.testkit.Golden;

class KeyScheduleTest {
    @Test
    void equalsTheVector() {
        for (JsonNode c : Golden.load(getClass(), "key_schedule").root().path("expected").path("cases")) {
            KeySchedule s = new KeySchedule(c.get("interval").asInt(), false);
            for (JsonNode roles : c.get("roles")) {
                for (int f = 0; f < roles.size(); f++) {
                    assertThat(s.role(f, roles.size()).name()).isEqualToIgnoringCase(roles.get(f).asText());
                }
            }
        }
    }

    @Test
    void offlineKeysComeFirstInTheirIntervals() {
        KeySchedule s = new KeySchedule(10, true);
        assertThat(s.order(23)).hasSize(23).startsWith(4, 0, 1, 2, 3, 5).contains(14).endsWith(22, 20, 21);
        assertThat(s.key(9, 23)).isEqualTo(4);
        assertThat(s.key(10, 23)).isEqualTo(14);
    }

    @Test
    void refusesNoInterval() {
        assertThatThrownBy(() -> new KeySchedule(0, false)).isInstanceOf(QuireException.class).hasMessageContaining("interval=0 between keys; give at least 1");
    }
}
