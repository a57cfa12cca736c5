using Bmis.BorderPost.Journaling;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A journal on a disk of four megabytes.</summary>
public sealed class FullDiskTests
{
    private const int Kilobytes = 4 * 1024;
    private const int Payload = 30_000;
    private const int Ballast = 1_500_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_loses_nothing_acknowledged_and_recording_goes_on_once_there_is_space()
    {
        using var scratch = new Scratch();
        await using var disk = await SmallDisk.MountAsync(scratch.Folder, Kilobytes);
        var ballast = scratch.File("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[Ballast], Cancellation);
        var database = scratch.File("journal.db");
        using (var journal = Journals.Open(database))
        {
            var recorded = await FillAsync(journal);
            Assert.False(journal.CanRecord);
            await Assert.ThrowsAsync<JournalException>(() => AppendAsync(journal, recorded + 1));
            Assert.True(JournalVerifier.Verify(database).IsValid);
            Assert.InRange(JournalVerifier.Verify(database).Last, recorded, recorded + 1);

            File.Delete(ballast);
            var receipt = await AppendAsync(journal, recorded + 1);
            Assert.True(journal.CanRecord);
            Assert.Equal(recorded + 1, receipt.Sequence);
            Assert.Equal(recorded, (await AppendAsync(journal, recorded)).Sequence);
        }

        Assert.True(JournalVerifier.Verify(database).IsValid);
    }

    private static async Task<int> FillAsync(Journal journal)
    {
        for (var number = 1; number < 1_000; number++)
        {
            try
            {
                Assert.Equal(number, (await AppendAsync(journal, number)).Sequence);
            }
            catch (JournalException failure)
            {
                Assert.True(failure.IsTransient);
                Assert.Contains("disk", failure.Message, StringComparison.Ordinal);
                return number - 1;
            }
        }

        throw new InvalidOperationException("The disk never filled.");
    }

    private static Task<JournalReceipt> AppendAsync(Journal journal, int number) =>
        Journals.AppendAsync(journal, $"key-{number}", Payload).AsTask();
}
