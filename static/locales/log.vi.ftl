### What the sentences of ECS in the event log mean; the sentences themselves are always English.

log-gloss-steady = Số tác vụ đang chạy và được tính là khỏe mạnh đúng bằng mức mong muốn, và không có lần triển khai nào đang diễn ra.
log-gloss-completed = Mọi tác vụ đều chạy bản sửa đổi mới: lần triển khai này đã xong.
log-gloss-started = Tác vụ đã được sắp đặt và bắt đầu khởi động; chúng chưa được tính là khỏe mạnh.
log-gloss-replaced = Tác vụ mới thế chỗ những tác vụ không khỏe mạnh; các tác vụ này bị dừng khi tác vụ mới đã khỏe mạnh.
log-gloss-stopped = Các tác vụ đang chạy này nhận lệnh dừng; chúng vẫn giữ CPU và bộ nhớ cho đến khi dừng hẳn.
log-gloss-stopped-pending = Những tác vụ chưa kịp chạy đã được rút lại.
log-gloss-registered = Bộ cân bằng tải nay đã biết các tác vụ này và bắt đầu kiểm tra chúng.
log-gloss-deregistered = Bộ cân bằng tải không gửi yêu cầu mới nào đến các tác vụ này.
log-gloss-draining = Các kết nối đang mở được kết thúc trước; sau đó tác vụ mới dừng.
log-gloss-unhealthy-target = Kiểm tra tình trạng của bộ cân bằng tải không đạt quá nhiều lần: tác vụ sẽ được thay.
log-gloss-unhealthy-container = Kiểm tra tình trạng của chính container không đạt quá nhiều lần: tác vụ sẽ được thay.
log-gloss-no-place = Không phiên bản nào nhận được tác vụ. ECS thử lại khi có gì đó thay đổi.
log-gloss-inconsistent = Tác vụ cứ khởi động rồi chết, nên mỗi lần thử mới ECS lại chờ lâu hơn.
log-gloss-blocked = Dừng một tác vụ thì xuống dưới mức tối thiểu, khởi động một tác vụ thì vượt mức tối đa: lần triển khai đứng yên.
log-gloss-start-failed = Một tác vụ đã có chỗ nhưng vẫn không khởi động được.
log-gloss-failed = Lần triển khai này sẽ không tiếp tục.
log-gloss-rolling-back = Lần triển khai gần nhất thành công lại tiếp quản.
log-gloss-not-launched = Một số tác vụ không khởi chạy được; chúng được tính là thất bại của lần triển khai này.
log-gloss-zones-uneven = Một vùng có nhiều hơn vùng khác ít nhất hai tác vụ: ECS bắt đầu chuyển tác vụ.
log-gloss-zones-even = Số tác vụ của các vùng chênh nhau nhiều nhất một: không cần chuyển gì.
log-gloss-zone-started = Một tác vụ khởi động ở vùng vơi hơn trước; một tác vụ ở vùng đầy hơn dừng sau.
log-gloss-zone-stopped = Vùng có quá nhiều tác vụ nay đã bớt một.
log-gloss-zone-no-place = Vùng vơi hơn không còn chỗ cho một tác vụ nữa, nên không có gì được chuyển.
log-gloss-zone-given-up = Hiện ECS đã thôi chuyển tác vụ giữa các vùng.
log-gloss-protected = Không được dừng tác vụ được bảo vệ, nên dịch vụ giữ nhiều tác vụ hơn mức mong muốn.
