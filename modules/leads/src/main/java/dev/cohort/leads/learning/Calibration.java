package dev.cohort.leads.learning;

/**
 * Turns log-odds into log-odds that can be believed: a straight line through forecasts of leads that were held out (Platt
 * 1999, by Newton's method as Lin, Lin and Weng 2007 give it). Being a line that rises, it changes no order, and reasons
 * that added up before add up after it.
 */
public record Calibration(double slope, double offset) {
    private static final int STEPS = 100;
    private static final double RIDGE = 1e-9;
    private static final double LEAST_SLOPE = 1e-3;

    static final Calibration NONE = new Calibration(1, 0);

    double of(double margin) {
        return slope * margin + offset;
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The line that fits best. */
    static Calibration fit(double[] margin, boolean[] won) {
        double wins = 0;
        for (boolean w : won) if (w) wins++;
        // Not 0 and 1, so that few leads that can be told apart do not lead to certainty (Platt, section 2.2).
        double high = (wins + 1) / (wins + 2);
        double low = 1 / (won.length - wins + 2);
        double slope = 1;
        double offset = 0;
        double loss = loss(margin, won, high, low, slope, offset);
        for (int step = 0; step < STEPS; step++) {
            double[] move = newton(margin, won, high, low, slope, offset);
            double size = 1;
            double next = loss(margin, won, high, low, slope - move[0], offset - move[1]);
            while (next > loss && size > 1e-8) {
                size /= 2;
                next = loss(margin, won, high, low, slope - size * move[0], offset - size * move[1]);
            }
            if (loss - next < 1e-9 * won.length) break;
            slope -= size * move[0];
            offset -= size * move[1];
            loss = next;
        }
        return new Calibration(Math.max(slope, LEAST_SLOPE), offset);
    }

    private static double[] newton(
            double[] margin, boolean[] won, double high, double low, double slope, double offset) {
        double gs = 0;
        double go = 0;
        double ss = RIDGE;
        double so = 0;
        double oo = RIDGE;
        for (int i = 0; i < won.length; i++) {
            double p = probability(slope * margin[i] + offset);
            double miss = p - (won[i] ? high : low);
            double weight = p * (1 - p);
            gs += miss * margin[i];
            go += miss;
            ss += weight * margin[i] * margin[i];
            so += weight * margin[i];
            oo += weight;
        }
        double det = ss * oo - so * so;
        return new double[] {(oo * gs - so * go) / det, (ss * go - so * gs) / det};
    }

    private static double loss(double[] margin, boolean[] won, double high, double low, double slope, double offset) {
        double sum = 0;
        for (int i = 0; i < won.length; i++) {
            double z = slope * margin[i] + offset;
            double softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
            sum += softplus - (won[i] ? high : low) * z;
        }
        return sum;
    }
}
