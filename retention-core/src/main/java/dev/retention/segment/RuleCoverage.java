package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Which rules match which cells. */
final class RuleCoverage {

    private static final int MAX_LISTED = 125;

    private final SegmentGrid grid;
    private final String[] names;
    private final BitSet[] cellsOfRules;
    /** The first rule that matches each cell, or −1. */
    private final int[] first;
    /** How many rules match each cell. */
    private final int[] hits;

    RuleCoverage(SegmentGrid grid, SegmentRule[] rules) {
        this.grid = requireNonNull(grid, "grid");
        requireNonNull(rules, "rules");
        names = new String[rules.length];
        cellsOfRules = new BitSet[rules.length];
        first = new int[grid.cells()];
        hits = new int[grid.cells()];
        Arrays.fill(first, -1);
        for (int s = 0; s < rules.length; s++) {
            SegmentRule rule = requireNonNull(rules[s], "rules[" + s + "]");
            requireNewName(rule.name());
            names[s] = rule.name();
            cellsOfRules[s] = rule.cells(grid);
            for (int cell : cellsOfRules[s].stream().toArray()) {
                first[cell] = hits[cell] == 0 ? s : first[cell];
                hits[cell]++;
            }
        }
    }

    String[] names() {
        return names;
    }

    /** The first rule that matches each cell, or −1. */
    int[] first() {
        return first;
    }

    /** Whether the rules of another one cover the same cells, in the same order. */
    boolean sameCells(RuleCoverage other) {
        return Arrays.equals(cellsOfRules, other.cellsOfRules);
    }

    void requireNewName(String name) {
        if (Arrays.asList(names).contains(name)) {
            throw new IllegalArgumentException("rules must have different names, got " + SafeText.of(name) + " twice");
        }
        if (Segmentation.ASIDE.contains(name)) {
            throw new IllegalArgumentException(
                    "rules must not be named as who is set aside before scoring, got name=" + name);
        }
        if (name.equals(SegmentMigration.NEW) || name.equals(SegmentMigration.GONE)) {
            throw new IllegalArgumentException(
                    "rules must not be named as who is on one side of a migration only, got name=" + name);
        }
    }

    SegmentMap.Coverage coverage() {
        var uncovered = new ArrayList<String>();
        int[] won = new int[names.length];
        for (int cell = 0; cell < first.length; cell++) {
            if (first[cell] < 0) {
                uncovered.add(grid.code(cell));
            } else {
                won[first[cell]]++;
            }
        }
        var firstMatchCells = new LinkedHashMap<String, Integer>();
        var unreachable = new ArrayList<String>();
        for (int s = 0; s < names.length; s++) {
            firstMatchCells.put(names[s], won[s]);
            if (won[s] == 0) {
                unreachable.add(names[s]);
            }
        }
        int overlapping = (int) Arrays.stream(hits).filter(h -> h > 1).count();
        int maxOverlap = Arrays.stream(hits).max().orElse(0);
        return new SegmentMap.Coverage(first.length, uncovered, overlapping, maxOverlap, firstMatchCells, unreachable);
    }

    String describeGapsAndOverlaps(List<String> uncovered) {
        var problems = new ArrayList<String>();
        if (!uncovered.isEmpty()) {
            problems.add("no segment has " + listing(uncovered));
        }
        var overlaps = new ArrayList<String>();
        for (int cell = 0; cell < hits.length; cell++) {
            if (hits[cell] > 1) {
                overlaps.add(grid.code(cell) + " (" + SafeText.of(String.join(", ", namesOf(cell))) + ")");
            }
        }
        if (!overlaps.isEmpty()) {
            problems.add("several have " + listing(overlaps));
        }
        return String.join("; ", problems);
    }

    private List<String> namesOf(int cell) {
        var matching = new ArrayList<String>();
        for (int s = 0; s < names.length; s++) {
            if (cellsOfRules[s].get(cell)) {
                matching.add(names[s]);
            }
        }
        return matching;
    }

    private static String listing(List<String> items) {
        return items.size() <= MAX_LISTED
                ? String.join(" ", items)
                : String.join(" ", items.subList(0, MAX_LISTED)) + " and " + (items.size() - MAX_LISTED) + " more";
    }
}
