//! Scaling. (Signatures follow; the rules are being written.)

pub mod target_tracking {
    /// What a target tracking policy decided.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
    pub struct Decision {}
}
