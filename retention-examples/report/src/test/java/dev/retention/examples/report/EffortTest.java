package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shop says of its campaign, its budget and its industry, beside what its orders say. */
class EffortTest {

    private static final String[] ALL = {
        "--funnel=9000,8820,2205,900,450",
        "--treated=450/9000",
        "--held-out=40/1000",
        "--spend=1800",
        "--winning=5,0.1,0.4",
        "--keeping=10,0.4,0.7",
        "--margin=50",
        "--discount=0.2",
        "--industry=retail"
    };

    @Test
    void eachPartIsShown() {
        String text = Reports.text(ALL);
        int at = text.indexOf("CAMPAIGN: a mailing to 9,000 customers\n");
        assertTrue(at > 0, text);
        String shown = text.substring(at);
        assertTrue(shown.contains("450  of delivered   5.1 %"), shown);
        assertTrue(shown.contains("It caused 90 customers to buy, -42 to 193: it may have caused nobody."), shown);
        assertTrue(shown.contains("Of EUR 1,800.00 spent, each of them cost EUR 20.00, and at least EUR "), shown);
        assertTrue(shown.contains("WINNING OR KEEPING"), shown);
        assertTrue(shown.contains("BESIDE THE INDUSTRY: retail 63.0 % in 2020\n"), shown);
        text.lines().forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void jsonHoldsTheSame() {
        JsonObject effort = Reports.json(ALL).getAsJsonObject("effort");
        assertEquals(
                0.25,
                effort.getAsJsonObject("funnel")
                        .getAsJsonObject("opens")
                        .get("rate")
                        .getAsDouble());
        JsonObject caused = effort.getAsJsonObject("caused");
        assertEquals(90, caused.get("customers").getAsDouble(), 1e-9);
        assertEquals("NOT_TOLD_APART", caused.get("decision").getAsString());
        assertEquals(2_000, caused.get("costPerCustomerMinor").getAsDouble(), 1e-9);
        // 180,000 by 90 and 1.96 errors of 9,000 times sqrt(0.05 0.95 / 9000 + 0.04 0.96 / 1000)
        double error = 9_000 * Math.sqrt(0.05 * 0.95 / 9_000 + 0.04 * 0.96 / 1_000);
        assertEquals(
                180_000 / (90 + 1.959963984540054 * error),
                caused.get("costPerCustomerMinorAtLeast").getAsDouble(),
                1e-6);
        assertTrue(effort.getAsJsonObject("budget").get("valueOfCustomer").getAsDouble() > 50);
        assertEquals("RETAIL", effort.getAsJsonObject("industry").get("name").getAsString());
    }

    @Test
    void whatIsNotGivenIsNotShown() {
        String text = Reports.text();
        assertFalse(text.contains("CAMPAIGN"));
        assertFalse(text.contains("INDUSTRY"));
        assertTrue(Reports.json().getAsJsonObject("effort").get("funnel").isJsonNull());
    }

    /** Whatever the shop: a small one will do. */
    @Test
    void whatACampaignCausedIsSaid(@TempDir Path folder) throws IOException {
        String orders = Files.writeString(folder.resolve("orders.csv"), "customer,date,amount\nada,2025-06-01,10\n")
                .toString();
        String noSpend = campaign(orders, "--treated=20/1000", "--held-out=60/1000");
        assertTrue(noSpend.contains("it kept customers away"), noSpend);
        String wasted = campaign(orders, "--treated=20/1000", "--held-out=60/1000", "--spend=10");
        assertTrue(wasted.contains("Of EUR 10.00 spent, none had a customer to show for it."), wasted);
        assertTrue(campaign(orders, "--treated=90/1000", "--held-out=30/1000").contains("it worked"));
        assertTrue(campaign(orders, "--treated=150/1000", "--held-out=120/1000").contains("the methods disagree"));
    }

    private static String campaign(String orders, String... options) {
        var args = new ArrayList<>(List.of(orders, "--as-of=2025-06-30", "--currency=EUR", "--decimals=2"));
        args.addAll(List.of(options));
        return Reports.text(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--treated=1/2 | --treated and --held-out are needed together",
                "--spend=5 | --spend needs --treated and --held-out",
                "--treated=1/2 --held-out=1/2 --spend=-5 | --spend must be from 0 to 1000000000, got -5",
                "--winning=5,0.1,0.4 | --winning, --keeping and --margin are needed together",
                "--winning=5,0.1,0.4 --keeping=5,0.1,0.4 --margin=-1 | --margin must be above 0, got -1.0",
                "--leave-out=x.csv | --leave-out needs the ORDERS of the shop",
                "--quiet-days=5 | --quiet-days needs --leave-out",
                "--discount=-1 | --discount must be 0 or more, got -1.0",
                "--winning=5,0.1,0.4 --keeping=5,0.1,1 --margin=1 --discount=0 | --keeping: customers who all stay for ever need a"
                        + " --discount above 0"
            })
    void whatDoesNotGoTogetherIsSaid(String options, String message) {
        assertEquals(message + "\nTry --help.\n", complaint(options.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--funnel=10,9,3,5,0 | '10,9,3,5,0': clicked must be in [0, opened], got clicked=5, opened=3",
                "--funnel=10,9 | '10,9' is not five counts such as 9000,8820,2205,900,450",
                "--funnel=a,b,c,d,e | 'a,b,c,d,e' is not five counts such as 9000,8820,2205,900,450",
                "--treated=5/3 | '5/3': count must be in [0, total], got count=5, total=3",
                "--treated=half | 'half' is not buyers of customers such as 450/9000",
                "--treated=a/b | 'a/b' is not buyers of customers such as 450/9000",
                "--winning=5,0.5,0.4 | '5,0.5,0.4': rate must be in (0, ceiling), got rate=0.5, ceiling=0.4",
                "--winning=5 | '5' is not a spend and two shares such as 5,0.1,0.4",
                "--keeping=a,b,c | 'a,b,c' is not a spend and two shares such as 5,0.1,0.4"
            })
    void whatCannotBeReadIsSaid(String option, String message) {
        assertTrue(complaint(option).contains(message), complaint(option));
    }

    private static String complaint(String... args) {
        var err = new StringWriter();
        assertEquals(2, ReportCommand.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err)));
        return err.toString();
    }
}
