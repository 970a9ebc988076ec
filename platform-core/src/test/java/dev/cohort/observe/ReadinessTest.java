package dev.cohort.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void isReadyWhenEveryPartIs() {
        assertThat(Readiness.allReady()).isFalse();
        Readiness.expect("identity");
        Readiness.ready(Readiness.MIGRATIONS);
        assertThat(Readiness.allReady()).isFalse();
        Readiness.ready("identity");
        assertThat(Readiness.allReady()).isTrue();
        Readiness.notReady("identity", "away");
        assertThat(Readiness.parts()).containsEntry("identity", "away").containsEntry("migrations", "ready");
    }

    @Test
    void metricsAreWrittenForPrometheus() {
        assertThat(Metrics.text()).contains("jvm_memory_used_bytes", "# TYPE");
    }
}
