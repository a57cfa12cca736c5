using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

/// <summary>Seeded noise: whatever a reader or a hand sends, the parser answers.</summary>
public sealed class MrzFuzzTests
{
    private const int Seed = 20261121;
    private const int Cases = 50_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<<<";
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void Fifty_thousand_broken_zones_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        var specimens = MrzSpecimenTests.Specimens.Select(row => row.Data.Item1).ToArray();
        for (var i = 0; i < Cases; i++)
        {
            var text = i % 4 == 0 ? Noise(random) : Break(specimens[random.Next(specimens.Length)], random);
            var result = MrzParser.Parse(text, Day.AddDays(random.Next(-20_000, 20_000)));
            AssertSound(result, text);
        }
    }

    [Fact]
    public void Fifty_thousand_random_zones_of_the_right_size_are_read()
    {
        var random = new Random(Seed);
        (int Lines, int Width)[] sizes = [(3, 30), (2, 36), (2, 44)];
        for (var i = 0; i < Cases; i++)
        {
            var (lines, width) = sizes[random.Next(sizes.Length)];
            var text = string.Join('\n', Enumerable.Range(0, lines).Select(_ =>
                string.Create(width, random, static (span, source) =>
                {
                    foreach (ref var character in span) character = Alphabet[source.Next(Alphabet.Length)];
                })));
            var result = MrzParser.Parse(text, Day);
            Assert.True(result.Format != MrzFormat.None
                || result.Problems[0].Reason == MrzProblemReason.NationalLayout);
            AssertSound(result, text);
        }
    }

    private static void AssertSound(MrzResult result, string text)
    {
        Assert.Equal("[travel document]", result.ToString());
        if (result.Format == MrzFormat.None) Assert.NotEmpty(result.Problems);
        if (result.IsValid) Assert.DoesNotContain(result.Checks, one => one.Result != DocumentCheckResult.Successful);
        _ = (result.Name, result.Number, result.IssuingStateCode, result.NationalityCode);
        foreach (var problem in result.Problems)
        {
            Assert.InRange(problem.Position.Line, 1, 4);
            Assert.InRange(problem.Position.Column, 1, text.Length + 45);
        }
    }

    private static string Noise(Random random) => string.Create(random.Next(0, 200), random, static (span, source) =>
    {
        foreach (ref var character in span)
            character = source.Next(8) switch
            {
                0 => '\n',
                1 => (char)source.Next(0, 0x10000),
                2 => (char)source.Next(0, 128),
                _ => Alphabet[source.Next(Alphabet.Length)],
            };
    });

    private static string Break(string text, Random random)
    {
        var broken = new System.Text.StringBuilder(text);
        for (var edits = random.Next(1, 8); edits > 0; edits--)
        {
            var at = random.Next(broken.Length);
            var character = random.Next(3) == 0 ? (char)random.Next(0x10000) : Alphabet[random.Next(Alphabet.Length)];
            switch (random.Next(4))
            {
                case 0:
                    broken.Insert(at, character);
                    break;
                case 1 when broken.Length > 1:
                    broken.Remove(at, 1);
                    break;
                case 2 when broken.Length > 20:
                    broken.Remove(at, Math.Min(random.Next(20), broken.Length - at - 1));
                    break;
                default:
                    broken[at] = character;
                    break;
            }
        }

        return broken.ToString();
    }
}
