using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tests.Iso7816;

namespace Bmis.Documents.Tests.AccessControl;

/// <summary>The terminal against the card's side.</summary>
public sealed class PaceTests
{
    private const int Seed = 20261127;
    private const int Steps = 5;
    private static readonly PacePassword Password = PacePassword.OfAccessNumber("500540")!;
    private static readonly PacePassword Other = PacePassword.OfAccessNumber("500541")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Combinations()
    {
        var rows = new TheoryData<string, int>();
        foreach (var option in Options())
            rows.Add(option.Protocol.Oid, option.ParameterId);
        return rows;
    }

    // One of every mapping and family, and of every cipher.
    public static TheoryData<string, int> Samples() => new()
    {
        { "0.4.0.127.0.7.2.2.4.1.1", 0 },
        { "0.4.0.127.0.7.2.2.4.2.2", 12 },
        { "0.4.0.127.0.7.2.2.4.3.4", 0 },
        { "0.4.0.127.0.7.2.2.4.4.3", 9 },
        { "0.4.0.127.0.7.2.2.4.6.2", 12 },
    };

    [Fact]
    public void There_are_all_combinations_of_mapping_parameters_and_cipher() =>
        Assert.Equal((4 * ((2 * 3) + 11 + 10)) + (3 * 11), Combinations().Count);

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Both_sides_open_and_share_the_keys_of_a_session(string oid, int id)
    {
        var option = new PaceOption(PaceProtocol.Of(oid)!, id, IsAmbiguous: id % 2 == 0);
        var chip = new PaceChip(option, Password, Seed);
        var result = await OpenAsync(chip, option, Password);
        Assert.Equal((AccessFault.None, StatusWord.Success), (result.Fault, result.Status));
        using var session = result.Session!;
        using var card = new CardSide(
            KeyDerivation.Cipher(chip.Card.SessionSecret, option.Protocol.Suite), session.Counter.ToArray());
        var command = session.Protect(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E }));
        Assert.True(session.Open(ResponseApdu.Parse(card.Answer(command.ToBytes(), [7], 0x9000))!).IsAuthentic);
        Assert.Equal([1, 0x1E], card.Heard);
        Assert.Equal(option.Protocol.Mapping == PaceMapping.ChipAuthentication, result.ChipData is not null);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_wrong_password_is_said_to_be_one(string oid, int id)
    {
        var option = new PaceOption(PaceProtocol.Of(oid)!, id, IsAmbiguous: false);
        var result = await OpenAsync(new(option, Other, Seed), option, Password);
        Assert.Equal(AccessFault.WrongPassword, result.Fault);
        Assert.Null(result.TriesLeft);
        result = await OpenAsync(
            new(option, Other, Seed, (step, answer) => step == 4 ? [0x63, 0xC2] : answer), option, Password);
        Assert.Equal((AccessFault.WrongPassword, 2), (result.Fault, result.TriesLeft));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_changed_bit_in_any_answer_never_opens_with_genuine_data(string oid, int id)
    {
        var option = new PaceOption(PaceProtocol.Of(oid)!, id, IsAmbiguous: false);
        var whole = await AnswersAsync(option);
        for (var step = 0; step < Steps; step++)
            for (var bit = 0; bit < 8 * whole[step].Length; bit += bit < 64 ? 1 : 29)
                Assert.False(await OpensAsync(option, step, answer => Flip(answer, bit)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_cut_answer_or_one_of_anything_else_never_opens(string oid, int id)
    {
        var option = new PaceOption(PaceProtocol.Of(oid)!, id, IsAmbiguous: false);
        var whole = await AnswersAsync(option);
        var random = new Random(Seed);
        for (var step = 0; step < Steps; step++)
        {
            for (var length = 0; length < whole[step].Length; length += Math.Max(1, whole[step].Length / 16))
            {
                Assert.False(await OpensAsync(option, step, answer => answer[..length]));
                if (step > 0 && length > 1)
                    Assert.False(await OpensAsync(option, step, answer => [.. answer[..(length - 2)], 0x90, 0]));
            }

            for (var i = 0; i < 20; i++)
            {
                var noise = new byte[random.Next(300)];
                random.NextBytes(noise);
                if (step > 0)
                    Assert.False(await OpensAsync(option, step, _ => [0x7C, .. noise, 0x90, 0]));
                Assert.False(await OpensAsync(option, step, _ => [.. noise, 0x6A, 0x80]));
            }
        }
    }

    [Theory]
    [InlineData(0, "6A88", AccessFault.Refused)]
    [InlineData(0, "", AccessFault.Malformed)]
    [InlineData(1, "6982", AccessFault.Refused)]
    [InlineData(1, "7C009000", AccessFault.Malformed)]
    [InlineData(1, "7C0480020102" + "9000", AccessFault.Malformed)]
    [InlineData(2, "6A80", AccessFault.Refused)]
    [InlineData(2, "7C0482020401" + "9000", AccessFault.BadKey)]
    [InlineData(3, "7C028400" + "9000", AccessFault.BadKey)]
    [InlineData(4, "6A80", AccessFault.Refused)]
    [InlineData(4, "6300", AccessFault.WrongPassword)]
    [InlineData(4, "6982", AccessFault.WrongPassword)]
    [InlineData(4, "9000", AccessFault.Malformed)]
    [InlineData(4, "7C0A860801020304050607089000", AccessFault.NotAuthentic)]
    public async Task A_chip_that_leaves_the_protocol_is_named(int step, string answer, AccessFault fault)
    {
        var option = PaceWorkedExampleTests.Option(2, 12);
        var chip = new PaceChip(
            option, Password, Seed, (at, whole) => at == step ? Convert.FromHexString(answer) : whole);
        var result = await OpenAsync(chip, option, Password);
        Assert.Equal((fault, false), (result.Fault, result.IsOpen));
        Assert.Equal(step + 1, chip.Answers.Count);
    }

    [Theory]
    [InlineData(2, 12, 2)]
    [InlineData(2, 12, 3)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 0, 3)]
    public async Task A_chip_that_gives_the_terminals_own_key_back_is_refused(int arc, int id, int step)
    {
        var option = PaceWorkedExampleTests.Option(arc, id);
        var inner = new PaceChip(option, Password, Seed);
        var count = 0;
        var mirror = new ScriptedChip(command =>
        {
            var answer = inner.Transmit(command);
            if (count++ != step)
                return answer;
            var data = CommandApdu.Parse(command)!.Data.ToArray();
            data[data[1] == 0x81 ? 3 : 2]++;
            return [.. data, 0x90, 0];
        });
        using var random = new FixedRandom([], Seed + 1);
        var result = await Pace.OpenAsync(mirror, option, Password, random, Cancellation);
        Assert.Equal(AccessFault.BadKey, result.Fault);
    }

    [Fact]
    public async Task A_warning_about_earlier_passwords_does_not_end_it()
    {
        var option = PaceWorkedExampleTests.Option(2, 12);
        var chip = new PaceChip(option, Password, Seed, (step, answer) => step == 0 ? [0x63, 0xC1] : answer);
        var result = await OpenAsync(chip, option, Password);
        Assert.True(result.IsOpen);
        result.Session.Dispose();
    }

    [Fact]
    public async Task An_integrated_mapping_may_leave_the_empty_object_out_and_no_more()
    {
        var option = PaceWorkedExampleTests.Option(4, 12);
        Assert.True(await OpensAsync(option, 2, _ => [0x7C, 0, 0x90, 0]));
        Assert.False(await OpensAsync(option, 2, _ => [0x90, 0]));
        Assert.False(await OpensAsync(option, 2, _ => [0x7C, 3, 0x82, 1, 0, 0x90, 0]));
    }

    [Fact]
    public async Task References_of_authorities_beside_the_token_are_left()
    {
        var option = PaceWorkedExampleTests.Option(2, 12);
        Assert.True(await OpensAsync(
            option, 4, answer => [0x7C, (byte)(answer[1] + 4), 0x87, 2, 65, 66, .. answer[2..]]));
    }

    [Fact]
    public async Task A_chip_with_several_parameters_is_told_which()
    {
        var option = PaceWorkedExampleTests.Option(2, 18, isAmbiguous: true);
        var chip = ScriptedChip.Of([0x6A, 0x88]);
        using var random = new FixedRandom([]);
        await Pace.OpenAsync(chip, option, Password, random, Cancellation);
        Assert.Equal("0022C1A412800A04007F00070202040202830102840112", Convert.ToHexString(chip.Commands[0]));
    }

    [Fact]
    public async Task An_option_that_cannot_be_used_is_the_callers_mistake()
    {
        using var random = new FixedRandom([]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Pace.OpenAsync(
            ScriptedChip.Of(), PaceWorkedExampleTests.Option(4, 10), Password, random, Cancellation));
    }

    [Fact]
    public void The_card_takes_commands_in_their_turn_alone()
    {
        var chip = new PaceChip(PaceWorkedExampleTests.Option(2, 12), Password, Seed);
        PaceWorkedExampleTests.Ask(chip.Card, "10860000027C0000", "6985");
        Select("9000");
        PaceWorkedExampleTests.Ask(chip.Card, "00860000027C0000", "6985");
        PaceWorkedExampleTests.Ask(chip.Card, "10860000027C0000", "6985");
        Select("9000");
        PaceWorkedExampleTests.Ask(chip.Card, "10860000047C02810000", "6A80");
        PaceWorkedExampleTests.Ask(chip.Card, "0022C1A40F800A04007F00070202040202830101", "6A88");
        PaceWorkedExampleTests.Ask(chip.Card, "0022C1A40F800A04007F00070202040203830102", "6A88");
        PaceWorkedExampleTests.Ask(chip.Card, "0022C1A403830102", "6A80");
        Assert.Null(chip.Card.SessionSecret);

        void Select(string answer) => PaceWorkedExampleTests.Ask(
            chip.Card, "0022C1A40F800A04007F00070202040202830102", answer);
    }

    [Theory]
    [InlineData("123", false)]
    [InlineData("12345a", false)]
    [InlineData("١٢٣٤٥٦", false)]
    [InlineData("12345678901234567", false)]
    [InlineData("123456", true)]
    public void An_access_number_is_made_of_digits(string digits, bool isOne)
    {
        Assert.Equal(isOne, PacePassword.OfAccessNumber(digits) is not null);
        Assert.Equal("[document password]", Password.ToString());
    }

    private static IEnumerable<PaceOption> Options() =>
        from protocol in PaceProtocol.Known
        from id in StandardDomainParameters.Ids
        where PaceChoice.Judge(new(protocol, 2, id)) is null
        select new PaceOption(protocol, id, false);

    private static async Task<List<byte[]>> AnswersAsync(PaceOption option)
    {
        var chip = new PaceChip(option, Password, Seed);
        (await OpenAsync(chip, option, Password)).Session!.Dispose();
        return chip.Answers;
    }

    // The session does not cover the data of the chip authentication mapping, which is verified later: what counts is
    // whether it opens and that data is as the chip sent it.
    private static async Task<bool> OpensAsync(PaceOption option, int step, Func<byte[], byte[]> change)
    {
        var chip = new PaceChip(option, Password, Seed, (at, answer) => at == step ? change(answer) : answer);
        var result = await OpenAsync(chip, option, Password);
        result.Session?.Dispose();
        Assert.Equal(result.Fault == AccessFault.None, result.IsOpen);
        if (result.ChipData is not { } data || step < Steps - 1)
            return result.IsOpen;
        var genuine = await OpenAsync(new(option, Password, Seed), option, Password);
        genuine.Session!.Dispose();
        return data.Data.Span.SequenceEqual(genuine.ChipData!.Data.Span);
    }

    private static async Task<PaceResult> OpenAsync(PaceChip chip, PaceOption option, PacePassword password)
    {
        using var random = new FixedRandom([], Seed + 1);
        return await Pace.OpenAsync(chip, option, password, random, Cancellation);
    }

    private static byte[] Flip(byte[] answer, int bit)
    {
        var changed = answer.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
