// The example: an article written for this project, in the state in which articles are pasted. The place and everybody
// in it are invented. It holds the headline three times, a teaser that breaks off, a paragraph in two spellings, page
// furniture, another story's headline, credits and times, a display quotation, and quotations of every style.

export const example = `Night ferry to return to Callow Bay after eleven years

Night ferry to return to Callow Bay after eleven years

By Ines Marlow
Published 14 March 2026, 08:12
Updated 14 March 2026, 11:40

Share this article

The last boat of the evening will run again from May, after the harbour board voted nine to two to restore a crossing that many in Callow Bay had given up for...

NIGHT FERRY TO RETURN TO CALLOW BAY AFTER ELEVEN YEARS

The Perpetua at her winter berth on Thursday. Photograph: Tomas Reddy/Bay Pictures

The last boat of the evening will run again from May, after the harbour board voted nine to two to restore a crossing that many in Callow Bay had given up for lost.

“We did not do this out of nostalgia,” said Ruth Adeyemi, who chairs the board. “We did it because people on the island finish work at ten and cannot get home.”

The service ended in 2015, when the old operator went out of business. Since then, islanders who miss the quarter-past-six have slept on sofas, in cars and, in one case, in the waiting room.

Sign up to our newsletter: the best of the Bay in your inbox every Friday

Tickets will cost four pounds, the same as by day. Adeyemi said the board had set aside money for three years and would then look at the figures “without sentiment”.

“If nobody comes, we will stop,” she added. “I do not think that nobody will come.”

Captain Joren Halvard, who has been given command of the Perpetua, told reporters at the quay: “She is forty years old and she leaks a little when it rains. So do I.”

READ MORE: School kitchen wins prize for its seaweed bread

Not everyone is pleased. Dr Miriam Castell, a marine biologist at the Bay Institute, called the plan “badly timed” and pointed to the terns that nest on the outer breakwater in late spring.

According to Castell, the colony has grown from 60 pairs to more than 200 since the boats stopped. ‘Nobody asked the birds,’ she said. ‘Nobody asked us, either.’

The board has promised to dim the colored lights on the breakwater, to come no nearer to the nests than fifty meters, and to honor its own survey in full before the first sailing.

“We did it because people on the island finish work at ten and cannot get home.”

Halvard says that he would rather lose ten minutes than a single chick. The captain has drawn a new course, further out, and sailed it twice by night.

The board has promised to dim the coloured lights on the breakwater, to come no nearer to the nests than fifty metres, and to honour its own survey in full before the first sailing.

In the Anchor, the only public house on the island, the news went round before the vote was over. “About time.” Somebody had chalked the date of the first crossing on the board above the bar.

Pavel Orlik, 71, who sold tickets for the old company, has kept the bell that was rung before every last boat.

“I was told to throw it away in 2015,” Orlik said. “I put it in the shed, under a blanket, and I did not tell anyone, not even my wife.

“When the letter came I went out and rang it once. She thought that there was a fire.”

The first crossing is set for the second of May at a quarter past ten. The board will publish the timetable next week.

Most read
Council to mend Chapel Street wall by summer, three years late
Lighthouse keeper's log found in a biscuit tin

Ines Marlow is the harbour correspondent of the Callow Bay Courier.

© 2026 Callow Bay Courier. All rights reserved.
`;
