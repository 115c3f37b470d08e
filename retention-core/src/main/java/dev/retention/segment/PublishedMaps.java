package dev.retention.segment;

/** The two published maps that cover each cell exactly once, with the names as published. */
final class PublishedMaps {

    private PublishedMaps() {}

    static SegmentMap elevenSegments() {
        return SegmentMap.exhaustive(
                SegmentGrid.ofRfm(5, 5, 5),
                SegmentRule.ofCells("Champions", "555 554 544 545 454 455 445"),
                SegmentRule.ofCells("Loyal", "543 444 435 355 354 345 344 335"),
                SegmentRule.ofCells(
                        "Potential Loyalist",
                        "553 551 552 541 542 533 532 531 452 451 442 441"
                                + " 431 453 433 432 423 353 352 351 342 341 333 323"),
                SegmentRule.ofCells("New Customers", "512 511 422 421 412 411 311"),
                SegmentRule.ofCells("Promising", "525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313"),
                SegmentRule.ofCells("Need Attention", "535 534 443 434 343 334 325 324"),
                SegmentRule.ofCells("About To Sleep", "331 321 312 221 213 231 241 251"),
                SegmentRule.ofCells(
                        "At Risk",
                        "255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124"),
                SegmentRule.ofCells("Cannot Lose Them", "155 154 144 214 215 115 114 113"),
                SegmentRule.ofCells("Hibernating", "332 322 233 232 223 222 132 123 122 212 211"),
                SegmentRule.ofCells("Lost", "111 112 121 131 141 151"));
    }

    static SegmentMap tenSegments() {
        return SegmentMap.exhaustive(
                SegmentGrid.ofRf(5, 5),
                SegmentRule.named("champions").r(5, 5).f(4, 5),
                SegmentRule.named("loyal_customers").r(3, 4).f(4, 5),
                SegmentRule.named("potential_loyalists").r(4, 5).f(2, 3),
                SegmentRule.named("new_customers").r(5, 5).f(1, 1),
                SegmentRule.named("promising").r(4, 4).f(1, 1),
                SegmentRule.named("need_attention").r(3, 3).f(3, 3),
                SegmentRule.named("about_to_sleep").r(3, 3).f(1, 2),
                SegmentRule.named("at_risk").r(1, 2).f(3, 4),
                SegmentRule.named("cant_lose").r(1, 2).f(5, 5),
                SegmentRule.named("hibernating").r(1, 2).f(1, 2));
    }
}
