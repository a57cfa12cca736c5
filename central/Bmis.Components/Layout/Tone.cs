namespace Bmis.Components.Layout;

/// <summary>What a tag or notice means. Colour never stands alone: the words say it too.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>For information.</summary>
    Info,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Needs attention soon.</summary>
    Warning,

    /// <summary>Needs attention now.</summary>
    Danger,
}
