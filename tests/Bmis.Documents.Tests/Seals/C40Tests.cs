using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

public sealed class C40Tests
{
    [Theory]
    [InlineData("EB0466A9", "XK CD")]
    [InlineData("", "")]
    [InlineData("FE42", "A")]
    [InlineData("EB04FE31", "XK 0")]
    public void Packed_characters_are_read(string bytes, string text)
    {
        Assert.True(C40.TryRead(Convert.FromHexString(bytes), out var read));
        Assert.Equal(text, read);
    }

    [Theory]
    [InlineData("EB")]
    [InlineData("0000")]
    [InlineData("0001")]
    [InlineData("FFFF")]
    [InlineData("66A9EB04")]
    [InlineData("FE42EB04")]
    [InlineData("FE00")]
    [InlineData("FE62")]
    public void Other_bytes_are_refused(string bytes) =>
        Assert.False(C40.TryRead(Convert.FromHexString(bytes), out _));

    [Fact]
    public void What_is_packed_is_read()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Create(random.Next(1, 80), random, static (span, source) =>
            {
                foreach (ref var one in span) one = "ABCXYZ0189 "[source.Next(11)];
            });
            Assert.True(C40.TryRead(SampleSeals.C40(text), out var read));
            Assert.Equal(text, read);
        }
    }
}
