//! What a leaf tells of itself: the first of the body's two scorers. Positive: text of the article.

use super::score::{Sum, Weights, features};
use crate::article::BlockKind;
use crate::extract::flow::Flow;
use crate::extract::signs::facts::Facts;
use crate::extract::signs::marks::{ELEMENTS, Mark, Marks, element};
use crate::extract::signs::measure::Measure;
use crate::lexicon::{WEIGHTS_AGAIN, WEIGHTS_LEAF, hint};
use crate::page::Page;
use crate::page::tag::Tag;
use std::sync::OnceLock;

features! {
    Bias "bias", Size "ln_size", OwnSize "ln_own_size", LinkShare "link_share", AllLink "all_link", NoLink "no_link",
    Commas "comma_share", Sentences "ln_sentences", Ends "ends", Colon "colon", Ellipsis "ellipsis", DigitShare "digit_share",
    CapitalShare "capital_share", SmallStart "small_start", Word1 "word_1", Word3 "word_3", Word6 "word_6", Year "year_short",
    Separators "separator_share", Copyright "copyright",
    Heading1 "heading_1", Heading2 "heading_2", Heading3 "heading_3", Heading4 "heading_4", HeadingLink "heading_link",
    Item "item", ItemLink "item_link", Cell "cell", Quoted "quoted", Captioned "captioned", Code "code",
    InP "in_p", InDiv "in_div", InSpan "in_span", InDt "in_dt",
    Title "title", TitleLike "title_like", Before "before_title", NoTitle "no_title", First "first_tenth", Last "last_tenth", Place "place",
    Repeated "repeated",
    FarBody "far_body", FarArticle "far_article", FarMain "far_main", FarOther "far_negative",
    MidBody "mid_body", MidNegative "mid_negative", MidComment "mid_comment", MidRelated "mid_related", MidList "mid_list", MidElement "mid_element",
    MidProduct "mid_product", MidArticle "mid_article", MidModal "mid_modal", MidThread "mid_thread", MidHidden "mid_hidden",
    MidBio "mid_bio", Named "names_author", NamedLong "names_author_prose", NamedLate "names_author_late", NamedFirst "begins_with_author",
    Site "names_site", SiteLate "names_site_late", SiteShort "names_site_short", Jump "jump", JumpItem "jump_item", Prose "prose", ProseNav "prose_in_element", ProseIn "prose_in_li",
    Thread "thread", ThreadComment "thread_comment", ThreadForum "thread_forum", ThreadUser "thread_user", ThreadBody "thread_body",
    ThreadSentence "thread_sentence", ThreadMeta "thread_meta", ThreadAuthor "thread_author", ThreadQuote "thread_quote", ThreadSign "thread_signature", ThreadDate "thread_date", ShortDigits "short_digits", Question "question", At "at_sign",
    NearLong "negative_long", NearProse "negative_prose",
}

/// Hints that argue against the text that they stand around.
pub(super) const NEGATIVE: u64 = hint::NAV
    | hint::FOOTER
    | hint::SIDEBAR
    | hint::COMMENT
    | hint::RELATED
    | hint::SHARE
    | hint::NEWSLETTER
    | hint::AD
    | hint::PROMO
    | hint::MODAL
    | hint::FORM
    | hint::TAGS
    | hint::USER
    | hint::AUTHOR
    | hint::BIO;

/// The names of all features, in their order.
pub(super) fn names() -> Vec<String> {
    let mut names: Vec<String> = FEATURES.iter().map(|&name| name.to_owned()).collect();
    names.extend(hint::NAMES.iter().map(|name| format!("near_{name}")));
    names.extend(hint::NAMES.iter().map(|name| format!("prose_{name}")));
    names.extend(ELEMENTS.iter().map(|name| format!("in_{}_element", name.to_lowercase())));
    names
}

/// The scorer.
pub(super) struct Scorer {
    weights: &'static Weights,
}

/// What is looked at for one leaf.
pub(super) struct Look<'a> {
    pub page: &'a Page,
    pub flow: &'a Flow,
    pub marks: &'a Marks,
    pub facts: &'a Facts,
    pub measures: &'a [Measure],
    /// How often the leaf's text stands on the page.
    pub repeats: &'a [u32],
}

impl Scorer {
    /// The scorer with the weights of the lexicon. Cost: constant but for the first time.
    pub fn new() -> Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        Scorer { weights: WEIGHTS.get_or_init(|| Weights::new(&WEIGHTS_LEAF, &WEIGHTS_AGAIN, &names())) }
    }

    /// Scores a leaf. Cost: constant, but for marks.
    #[cfg_attr(quick, optimize(speed))]
    pub fn score(&self, look: &Look<'_>, index: usize) -> Sum<'_> {
        let mut sum = self.weights.sum();
        let leaf = &look.flow.leaves[index];
        let m = &look.measures[index];
        let Around { near, middle, far } = around(look, index);
        add_text(&mut sum, m);
        add_kind(&mut sum, look, index, m);
        let facts = look.facts;
        let done = leaf.span.start as f32 / look.flow.text.len().max(1) as f32;
        sum.is(Feature::First as usize, done < 0.1);
        sum.is(Feature::Last as usize, done > 0.9);
        sum.add(Feature::Place as usize, done);
        match facts.title_leaf {
            Some(title) => {
                sum.is(Feature::Title as usize, index == title);
                sum.is(Feature::Before as usize, index < title);
            }
            None => sum.is(Feature::NoTitle as usize, true),
        }
        sum.is(Feature::TitleLike as usize, facts.is_title_like(look.flow, index));
        sum.is(Feature::Repeated as usize, look.repeats[index] > 1);
        sum.is(Feature::FarBody as usize, far.hints & hint::BODY != 0);
        sum.is(Feature::FarArticle as usize, far.elements & element::ARTICLE != 0);
        sum.is(Feature::FarMain as usize, far.elements & element::MAIN != 0);
        sum.is(Feature::FarOther as usize, far.hints & NEGATIVE != 0);
        let negative =
            near.hints & NEGATIVE != 0 || near.elements & (element::NAV | element::ASIDE | element::FOOTER) != 0;
        sum.is(Feature::NearProse as usize, negative && m.prose() > 0.0);
        sum.is(Feature::NearLong as usize, negative && m.own_size > 200.0);
        if facts.thread {
            let all = near.hints | middle.hints | far.hints;
            sum.is(Feature::Thread as usize, true);
            sum.is(Feature::ThreadComment as usize, all & hint::COMMENT != 0);
            sum.is(Feature::ThreadForum as usize, all & hint::FORUM != 0);
            sum.is(Feature::ThreadUser as usize, near.hints & hint::USER != 0);
            sum.is(Feature::ThreadBody as usize, near.hints & hint::BODY != 0);
            sum.is(Feature::ThreadMeta as usize, near.hints & hint::META != 0);
            sum.is(Feature::ThreadAuthor as usize, near.hints & hint::AUTHOR != 0);
            sum.is(Feature::ThreadSentence as usize, m.ends);
            sum.is(Feature::ThreadSign as usize, all & hint::SIGNATURE != 0);
            sum.is(Feature::ThreadDate as usize, m.year && m.words < 12.0 && !m.ends);
            let quoting = near.elements & (element::BLOCKQUOTE | element::ASIDE) != 0;
            sum.is(Feature::ThreadQuote as usize, quoting && near.hints & hint::QUOTE != 0);
        }
        let negative_element = element::NAV | element::ASIDE | element::FOOTER;
        let mid = |feature: Feature, bits: u64, sum: &mut Sum<'_>| sum.is(feature as usize, middle.hints & bits != 0);
        mid(Feature::MidBody, hint::BODY, &mut sum);
        mid(Feature::MidNegative, NEGATIVE, &mut sum);
        mid(Feature::MidComment, hint::COMMENT, &mut sum);
        mid(Feature::MidRelated, hint::RELATED, &mut sum);
        mid(Feature::MidList, hint::LIST, &mut sum);
        mid(Feature::MidProduct, hint::PRODUCT, &mut sum);
        mid(Feature::MidModal, hint::MODAL, &mut sum);
        mid(Feature::MidHidden, hint::HIDDEN, &mut sum);
        mid(Feature::MidThread, hint::FORUM, &mut sum);
        sum.is(Feature::MidElement as usize, middle.elements & negative_element != 0);
        sum.is(Feature::MidArticle as usize, middle.elements & element::ARTICLE != 0);
        let prose = m.prose() > 60.0;
        mid(Feature::MidBio, hint::BIO, &mut sum);
        let text = leaf.span.of(&look.flow.text);
        let (named, begins) = facts.names_author(text);
        if named {
            sum.is(Feature::Named as usize, true);
            sum.is(Feature::NamedFirst as usize, begins);
            sum.is(Feature::NamedLong as usize, prose);
            sum.is(Feature::NamedLate as usize, done > 0.5);
        }
        if facts.names_site(text) {
            sum.is(Feature::Site as usize, true);
            sum.is(Feature::SiteLate as usize, done > 0.6);
            sum.is(Feature::SiteShort as usize, m.size < 120.0);
        }
        let jump = leaf.jump_bytes * 5 > leaf.span.len() as u32 * 4;
        sum.is(Feature::Jump as usize, jump);
        sum.is(Feature::JumpItem as usize, jump && near.elements & element::LI != 0);
        sum.is(Feature::Prose as usize, prose);
        sum.is(Feature::ProseNav as usize, prose && near.elements & negative_element != 0);
        sum.is(Feature::ProseIn as usize, prose && near.elements & element::LI != 0);
        let first = FEATURES.len() + if prose { hint::NAMES.len() } else { 0 };
        let mut bits = near.hints;
        while bits != 0 {
            sum.is(first + bits.trailing_zeros() as usize, true);
            bits &= bits - 1;
        }
        let mut bits = near.elements;
        while bits != 0 {
            sum.is(FEATURES.len() + 2 * hint::NAMES.len() + bits.trailing_zeros() as usize, true);
            bits &= bits - 1;
        }
        sum
    }
}

/// The marks around a leaf, by the size of the elements that they are of.
pub(super) struct Around {
    pub near: Mark,
    pub middle: Mark,
    pub far: Mark,
}

/// The marks around a leaf: those of its first text node count where its element holds little text.
#[cfg_attr(quick, optimize(speed))]
pub(super) fn around(look: &Look<'_>, index: usize) -> Around {
    let leaf = &look.flow.leaves[index];
    let short = look.measures[index].size < 200.0;
    let id = if short { look.page.parent(leaf.node) } else { leaf.element } as usize;
    let of = |marks: &[Mark]| marks.get(id).copied().unwrap_or_default();
    Around { near: of(&look.marks.near), middle: of(&look.marks.middle), far: of(&look.marks.far) }
}

#[cfg_attr(quick, optimize(speed))]
fn add_text(sum: &mut Sum<'_>, m: &Measure) {
    let size = m.size.max(1.0);
    sum.add(Feature::Bias as usize, 1.0);
    sum.add(Feature::Size as usize, m.size.ln_1p().min(7.0));
    sum.add(Feature::OwnSize as usize, m.own_size.ln_1p().min(7.0));
    sum.add(Feature::LinkShare as usize, m.link_share);
    sum.is(Feature::AllLink as usize, m.link_share > 0.95);
    sum.is(Feature::NoLink as usize, m.link_share == 0.0);
    sum.add(Feature::Commas as usize, (m.commas * 50.0 / size).min(1.0));
    sum.add(Feature::Sentences as usize, m.sentences.ln_1p().min(3.0));
    sum.is(Feature::Ends as usize, m.ends);
    sum.is(Feature::Colon as usize, m.colon);
    sum.is(Feature::Ellipsis as usize, m.ellipsis);
    sum.add(Feature::DigitShare as usize, m.digits / size);
    sum.add(Feature::CapitalShare as usize, m.capitals / size);
    sum.is(Feature::SmallStart as usize, m.small_start);
    sum.is(Feature::Word1 as usize, m.words <= 1.5);
    sum.is(Feature::Word3 as usize, m.words > 1.5 && m.words <= 3.0);
    sum.is(Feature::Word6 as usize, m.words > 3.0 && m.words <= 6.0);
    sum.is(Feature::Year as usize, m.year && m.size < 60.0);
    sum.is(Feature::ShortDigits as usize, m.words <= 6.0 && m.digits > 0.0);
    sum.is(Feature::Question as usize, m.question);
    sum.is(Feature::At as usize, m.at_sign && m.size < 80.0);
    sum.add(Feature::Separators as usize, (m.separators * 20.0 / size).min(1.0));
    sum.is(Feature::Copyright as usize, m.copyright);
}

#[cfg_attr(quick, optimize(speed))]
fn add_kind(sum: &mut Sum<'_>, look: &Look<'_>, index: usize, m: &Measure) {
    let leaf = &look.flow.leaves[index];
    let Some(block) = look.flow.blocks.get(leaf.block) else { return };
    let parent = block.parent.and_then(|p| look.flow.blocks.get(p)).map(|b| &b.kind);
    let linked = m.link_share > 0.8;
    match &block.kind {
        BlockKind::Heading { level } => {
            let feature = [Feature::Heading1, Feature::Heading2, Feature::Heading3, Feature::Heading4];
            sum.is(feature[usize::from(level.clamp(&1, &4) - 1)] as usize, true);
            sum.is(Feature::HeadingLink as usize, linked);
        }
        BlockKind::Code { .. } => sum.is(Feature::Code as usize, true),
        _ => {}
    }
    let is = |test: fn(&BlockKind) -> bool| test(&block.kind) || parent.is_some_and(test);
    let item = is(|k| matches!(k, BlockKind::ListItem));
    sum.is(Feature::Item as usize, item);
    sum.is(Feature::ItemLink as usize, item && linked);
    sum.is(Feature::Cell as usize, is(|k| matches!(k, BlockKind::TableCell { .. })));
    sum.is(Feature::Quoted as usize, is(|k| matches!(k, BlockKind::BlockQuote)));
    sum.is(Feature::Captioned as usize, is(|k| matches!(k, BlockKind::Caption)));
    match look.page.tag(leaf.element) {
        Tag::P => sum.is(Feature::InP as usize, true),
        Tag::Div => sum.is(Feature::InDiv as usize, true),
        Tag::Dt | Tag::Dd => sum.is(Feature::InDt as usize, true),
        _ => {}
    }
    let inner = look.page.tag(look.page.parent(leaf.node));
    sum.is(Feature::InSpan as usize, inner == Tag::Span);
}
