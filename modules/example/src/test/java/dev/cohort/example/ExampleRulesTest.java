package dev.cohort.example;

import dev.cohort.arch.HouseRules;

class ExampleRulesTest extends HouseRules {
    @Override
    protected String packages() {
        return "dev.cohort.example";
    }
}
