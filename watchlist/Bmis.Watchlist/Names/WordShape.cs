namespace Bmis.Watchlist.Names;

/// <summary>
/// Which letters and classes a word has and how many: enough to pass over most of a long list without touching words.
/// </summary>
/// <param name="SoundLetters">Letters of its sound.</param>
/// <param name="SoundLength">How many.</param>
/// <param name="FrameMask">Classes of its consonants.</param>
/// <param name="FrameLength">How many.</param>
/// <param name="TextLetters">Its letters.</param>
/// <param name="TextLength">How many.</param>
/// <param name="IsSpelled">True for a word in a script of its own.</param>
/// <param name="Known">Its number among the known names; -1 where it is none or in a script of its own.</param>
internal readonly record struct WordShape(
    LetterSet SoundLetters,
    byte SoundLength,
    uint FrameMask,
    byte FrameLength,
    LetterSet TextLetters,
    byte TextLength,
    bool IsSpelled,
    int Known)
{
    internal static WordShape Of(
        ReadOnlySpan<char> text, ReadOnlySpan<char> sound, ReadOnlySpan<char> frame, bool isSpelled) => new(
        LetterSet.Of(sound), (byte)sound.Length, LetterSet.Of(frame).Once, (byte)frame.Length, LetterSet.Of(text),
        (byte)text.Length, isSpelled, isSpelled ? -1 : KnownNames.Shipped.IdOf(text));
}
