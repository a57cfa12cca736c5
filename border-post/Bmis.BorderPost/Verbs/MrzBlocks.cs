using System.Text;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// Cuts a text into blocks parted by blank lines. It keeps no more of a block than shows that it is too long, so that
/// any amount of noise needs little memory.
/// </summary>
internal static class MrzBlocks
{
    /// <summary>Most characters kept of a block; longer than any text that the parser reads.</summary>
    internal const int MaximumLength = 2048;

    private const int BufferLength = 8192;

    internal static IEnumerable<string> Read(TextReader source)
    {
        var block = new StringBuilder();
        var buffer = new char[BufferLength];
        var (lineHasText, blockHasText, afterReturn) = (false, false, false);
        for (var count = source.Read(buffer); count > 0; count = source.Read(buffer))
        {
            for (var i = 0; i < count; i++)
            {
                var character = buffer[i];
                var secondHalf = character == '\n' && afterReturn;
                afterReturn = character == '\r';
                if (secondHalf) continue;
                if (character is not ('\r' or '\n'))
                {
                    lineHasText |= !char.IsWhiteSpace(character);
                    if (block.Length < MaximumLength) block.Append(character);
                    continue;
                }

                if (!lineHasText && blockHasText) yield return Take();
                blockHasText |= lineHasText;
                lineHasText = false;
                if (!blockHasText) block.Clear();
                else if (block.Length < MaximumLength) block.Append('\n');
            }
        }

        if (blockHasText || lineHasText) yield return Take();

        string Take()
        {
            var text = block.ToString();
            block.Clear();
            blockHasText = false;
            return text;
        }
    }
}
