//! Classes of words that several rules ask for together.

use crate::lexicon::class;

pub(super) const PRONOUN: u64 = class::PRON_M | class::PRON_F | class::PRON_PL | class::PRON_1 | class::PRON_N;
pub(super) const NOUN: u64 =
    class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::NOUN_SPEECH | class::MEDIA;
pub(super) const PERSON: u64 = class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::MEDIA;
pub(super) const VERB: u64 =
    class::SAY | class::CALL | class::REPORT | class::THINK | class::SAY_ING | class::AUX | class::BE | class::MOOD;
pub(super) const FUNCTION: u64 = class::PREP
    | class::CONJ
    | class::SUB
    | class::ADVERB
    | class::RELATIVE
    | class::NEG
    | class::DET
    | class::PRON_OBJ
    | class::PRON_ANY
    | class::ACCORDING
    | class::TIME
    | class::THAT
    | class::NOUN_PREP
    | PRONOUN
    | VERB;
