namespace Bmis.Edifact.Profiles;

/// <summary>Codes of answers to carriers (ERC, 9321): two positions for a person, a word for a whole message.</summary>
/// <param name="First">The first position, one character.</param>
/// <param name="Second">The second position, one character: where a visa waiver or travel permit stands.</param>
/// <param name="Whole">Codes for a whole message (ERP 1) and what they mean.</param>
public sealed record AnswerCodes(
    IReadOnlyDictionary<string, AnswerMeaning> First, IReadOnlyDictionary<string, string> Second,
    IReadOnlyDictionary<string, string> Whole)
{
    private const int Positions = 2;

    /// <summary>What a person's code means; null when its first position is not of the table.</summary>
    /// <param name="code">The code, such as 0Z; the second position may be missing.</param>
    /// <param name="second">What the second position means; empty when it is missing or not of the table.</param>
    public AnswerMeaning? Read(string code, out string second)
    {
        second = code.Length == Positions ? Second.GetValueOrDefault(code[1..], "") : "";
        return code.Length is 1 or Positions && First.TryGetValue(code[..1], out var meaning) ? meaning : null;
    }

    /// <summary>The code that says something; null when the partner has none for it.</summary>
    /// <param name="meaning">What is said.</param>
    /// <param name="second">The second position; empty for none.</param>
    public string? CodeOf(AnswerMeaning meaning, string second)
    {
        var first = First.Where(one => one.Value == meaning).Select(one => one.Key).Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return first is not null && (second.Length == 0 || Second.ContainsKey(second)) ? first + second : null;
    }
}
